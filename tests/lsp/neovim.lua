-- The server in Neovim, as its own client has it. RUBRIC is the program, FOLDER holds the page to open.
-- Neovim 0.7 has no way to run a script and leave: nvim --headless -c 'luafile neovim.lua'.
local failed = 0
local function check(what, holds, seen)
  if holds then return end
  failed = failed + 1
  io.stdout:write('not so: ' .. what .. (seen and (' -- ' .. vim.inspect(seen)) or '') .. '\n')
end

local function judge()
  local folder = vim.env.FOLDER
  vim.cmd('edit ' .. folder .. '/job-families/sales/index.md')
  vim.bo.filetype = 'markdown'
  local buffer = vim.api.nvim_get_current_buf()
  local ended
  local id = vim.lsp.start_client({name = 'rubric', cmd = {vim.env.RUBRIC, 'lsp'}, root_dir = folder,
                                   on_exit = function(code) ended = code end})
  vim.lsp.buf_attach_client(buffer, id)
  local client = vim.lsp.get_client_by_id(id)
  local function found(rule)
    return vim.tbl_filter(function(it) return it.user_data.lsp.code == rule end, vim.diagnostic.get(buffer))
  end
  check('a misspelled heading is shown', vim.wait(10000, function() return #found('heading-misspelled') == 1 end), vim.diagnostic.get(buffer))
  local diagnostic = found('heading-misspelled')[1]
  local function line(number) return vim.api.nvim_buf_get_lines(buffer, number, number + 1, false)[1] end
  local marked = line(diagnostic.lnum):sub(diagnostic.col + 1, diagnostic.end_col)
  check('its words are marked', marked == 'Responsibilites', marked)

  vim.api.nvim_win_set_cursor(0, {diagnostic.lnum + 1, diagnostic.col + 2})
  local params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  local function ask(method, with)
    local answers = vim.lsp.buf_request_sync(buffer, method, with, 10000)
    return answers and answers[id] and answers[id].result
  end
  local hover = ask('textDocument/hover', params)
  check('hover tells of the rule', hover and hover.contents.value:find('heading%-misspelled') ~= nil, hover)

  -- As a user does it: the menu is open, and the first choice is taken.
  vim.ui.select = function(items, _, choose)
    for index, it in ipairs(items) do
      if it[2].title:find('rename to', 1, true) then return choose(it, index) end
    end
    choose(items[1], 1)
  end
  vim.lsp.buf.code_action()
  check('the fix is applied', vim.wait(10000, function() return line(diagnostic.lnum) == '## Responsibilities' end), line(diagnostic.lnum))
  check('and nothing is shown any more', vim.wait(10000, function() return #found('heading-misspelled') == 0 end))

  -- Words beyond the first plane in front of an edit: columns are counted alike.
  vim.api.nvim_buf_set_lines(buffer, -1, -1, false, {'', 'ß😀 <!-- rubric-disable '})
  local last = vim.api.nvim_buf_line_count(buffer)
  vim.api.nvim_win_set_cursor(0, {last, #line(last - 1)})
  params = vim.lsp.util.make_position_params(0, client.offset_encoding)
  params.position.character = select(2, vim.str_utfindex(line(last - 1)))
  local completion = ask('textDocument/completion', params)
  local labels = vim.tbl_map(function(it) return it.label end, vim.lsp.util.extract_completion_items(completion))
  check('rules are completed', vim.tbl_contains(labels, 'empty-section'), labels)
  local text = ask('rubric/text', {textDocument = params.textDocument})
  local here = table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), '\n') .. '\n'
  check('the server has the text of the buffer', text and text.text == here, text)

  client.stop()
  check('a clean end', vim.wait(10000, function() return ended ~= nil end) and ended == 0, ended)
end

local sound, why = pcall(judge)
check('no error', sound, why)
vim.cmd(failed == 0 and 'qa!' or 'cq!')
