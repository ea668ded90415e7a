// cmark's blocks begin where it says; where they end is found again in the bytes:
//
//   - its last line may be one too far (an unclosed fence in a quote, a setext heading) or too early
//     (HTML that closes itself): code and HTML are as long as their text has lines;
//   - a paragraph begins where cmark first saw it, before link reference definitions were cut off;
//   - a paragraph that turned out to end in a table has no place at all.
#include "lint/document/blocks.h"

#include <algorithm>

#include "lint/document/containers.h"
#include "lint/document/inline_syntax.h"
#include "lint/document/inlines.h"

namespace rubric::document {
namespace {

constexpr std::uint32_t kNoLine = UINT32_MAX;

class BlockWalk {
 public:
  BlockWalk(const Body& body, Tree& tree, DocumentBuilder& out)
      : body_(body),
        tree_(tree),
        out_(out),
        containers_(body.text, body.lines(), body.begin),
        inlines_(body, tree, out) {}

  void walk() {
    for (NodeId id = 1; id < tree_.size();) {
      while (!containers_.empty() && containers_.back().end <= id) close_container();
      id = block(id);
    }
    while (!containers_.empty()) close_container();
  }

 private:
  // Adds the block and returns the tree node to go on with.
  NodeId block(NodeId id);
  void open_container(NodeId id);
  void close_container();
  NodeId paragraph(NodeId id);
  NodeId heading(NodeId id);
  NodeId literal_block(NodeId id);
  void raw_block(const Island& island);
  NodeId thematic_break(NodeId id);
  NodeId table(NodeId id);
  void table_row(NodeId id, std::uint32_t at, std::uint32_t line);
  void place_table(NodeId paragraph, NodeId table);

  void content_of_lines(std::uint32_t begin, std::uint32_t first, std::uint32_t last);
  void skip_definitions(NodeId id, bool may_be_text);
  void content_of_cell(std::uint32_t begin, std::uint32_t end);
  void skip_task(NodeId first_inline);
  std::uint32_t end_of_last_text(std::uint32_t line);
  void add_leaf(const Node& node, std::uint32_t begin, std::uint32_t end);

  std::uint32_t begin_of(NodeId id) const {
    return std::min(body_.line_begin(std::max(tree_[id].line, 1u)) + tree_[id].column - 1, body_.end());
  }
  // The last line a block may reach: before the next block, unless that begins on the same line.
  std::uint32_t last_line_of(NodeId id) const {
    NodeId next = tree_[id].node.end;
    if (next < tree_.size() && tree_[next].line == 0) next = tree_[next].node.end;   // a paragraph above a table
    const std::uint32_t next_line = next < tree_.size() && tree_[next].line > 0 ? tree_[next].line : kNoLine;
    return std::max(std::min({tree_[id].last_line, next_line - 1, body_.last_line()}), tree_[id].line);
  }

  const Body& body_;
  Tree& tree_;
  DocumentBuilder& out_;
  Containers containers_;
  InlineWalk inlines_;
  InlineText content_;
  std::uint32_t last_end_ = 0;   // where the block that was added last ends
  std::uint32_t asked_line_ = 0, asked_end_ = 0;   // of end_of_last_text
};

NodeId BlockWalk::block(NodeId id) {
  switch (tree_[id].node.kind) {
    case NodeKind::list:
    case NodeKind::item:
    case NodeKind::block_quote:
    case NodeKind::footnote_definition: return open_container(id), id + 1;
    case NodeKind::paragraph: return paragraph(id);
    case NodeKind::heading: return heading(id);
    case NodeKind::code_block:
    case NodeKind::html_block: return literal_block(id);
    case NodeKind::thematic_break: return thematic_break(id);
    case NodeKind::table: return table(id);
    default: return tree_[id].node.end;
  }
}

// --- containers

void BlockWalk::open_container(NodeId id) {
  const TreeNode& from = tree_[id];
  Node node = from.node;
  std::uint32_t begin = begin_of(id);
  if (node.kind == NodeKind::footnote_definition) {
    // cmark's column is behind the label.
    const std::size_t label = body_.text.rfind("[^", begin);
    if (label != std::string_view::npos) begin = static_cast<std::uint32_t>(label);
  }
  node.range.begin = {begin};
  std::uint32_t marker_end = begin + 1;
  if (node.kind == NodeKind::item) {
    while (marker_end < body_.end() && body_.text[marker_end - 1] >= '0' && body_.text[marker_end - 1] <= '9') {
      ++marker_end;
    }
    if (node.task != Node::Task::none) {
      const std::size_t box = body_.text.find('[', marker_end);
      const bool open = box != std::string_view::npos && body_.text.substr(box + 1, 1) == " ";
      node.task = open ? Node::Task::open : Node::Task::done;
      if (box != std::string_view::npos) marker_end = static_cast<std::uint32_t>(box) + 3;
    }
  }
  if (node.kind == NodeKind::footnote_definition) {
    const std::size_t close = std::min(body_.text.find("]:", begin), body_.text.size() - 1);
    node.destination = body_.raw.substr(begin + 2, close - begin - 2);
    marker_end = static_cast<std::uint32_t>(close) + 2;
  }
  last_end_ = marker_end;
  containers_.push({.kind = node.kind,
                    .end = node.end,
                    .id = out_.open(node),
                    .begin = begin,
                    .line = from.line,
                    .last_line = last_line_of(id)});
}

void BlockWalk::close_container() {
  const Container& container = containers_.back();
  // A quote reaches as far as its '>'s do, also where nothing stands behind them. What else is behind
  // the last child is a link reference definition.
  if (container.kind == NodeKind::block_quote) last_end_ = std::max(last_end_, body_.line_end(container.last_line));
  else if (body_.has_definitions) last_end_ = std::max(last_end_, end_of_last_text(container.last_line));
  out_.close({last_end_});
  containers_.pop();
}

// The end of the last line up to `line` that is not blank.
std::uint32_t BlockWalk::end_of_last_text(std::uint32_t line) {
  if (line == asked_line_) return asked_end_;
  asked_line_ = line;
  while (line > 1 && containers_.content_begin(line) >= body_.line_end(line)) --line;
  return asked_end_ = body_.line_end(line);
}

// --- leaves with inlines

NodeId BlockWalk::paragraph(NodeId id) {
  const NodeId end = tree_[id].node.end;
  const bool above_table = tree_[id].line == 0 && end < tree_.size() && tree_[end].node.kind == NodeKind::table;
  if (above_table) place_table(id, end);
  content_of_lines(begin_of(id), tree_[id].line, last_line_of(id));
  skip_definitions(id, above_table);
  if (content_.text().empty()) return end;
  skip_task(id + 1);
  Node node = tree_[id].node;
  node.range.begin = content_.begin_of(0);
  out_.open(node);
  inlines_.walk(id + 1, end, content_, false);
  last_end_ = content_.end_of(content_.text().size()).value;
  out_.close({last_end_});
  return end;
}

// "- [ ] " that cmark did not see, because the item does not begin its line.
void BlockWalk::skip_task(NodeId first_inline) {
  if (containers_.empty() || containers_.back().kind != NodeKind::item || first_inline >= tree_.size()) return;
  Node& item = out_[containers_.back().id];
  const bool is_first = containers_.back().id + 1 == out_.size();
  const std::string_view text = content_.text();
  if (!is_first || item.task != Node::Task::none || text.size() < 5 || text[0] != '[' || text[2] != ']' ||
      !is_space_or_line_end(text[3])) {
    return;
  }
  if (text[1] != ' ' && text[1] != 'x' && text[1] != 'X') return;
  Node& inline_text = tree_[first_inline].node;
  if (inline_text.kind != NodeKind::text || !inline_text.literal.starts_with(text.substr(0, 4))) return;
  const std::size_t skipped = skip_space_and_line_ends(text, 3);
  item.task = text[1] == ' ' ? Node::Task::open : Node::Task::done;
  inline_text.literal.remove_prefix(std::min(skipped, inline_text.literal.size()));
  content_.remove_prefix(skipped);
}

// "## Title ##" or a paragraph with an underline.
NodeId BlockWalk::heading(NodeId id) {
  Node node = tree_[id].node;
  const std::uint32_t begin = begin_of(id);
  std::uint32_t content = begin;
  while (content < body_.end() && body_.text[content] == '#') ++content;
  const bool atx =
      content > begin && content - begin <= 6 && (content == body_.end() || is_space_or_line_end(body_.text[content]));
  std::uint32_t end = 0;
  if (atx) {
    end = body_.line_end(tree_[id].line);
    content = std::min(content, end);
    while (content < end && (body_.text[content] == ' ' || body_.text[content] == '\t')) ++content;
    std::uint32_t text_end = end;
    while (text_end > content && body_.text[text_end - 1] == '#') --text_end;
    if (text_end > content && body_.text[text_end - 1] != ' ' && body_.text[text_end - 1] != '\t') text_end = end;
    while (text_end > content && (body_.text[text_end - 1] == ' ' || body_.text[text_end - 1] == '\t')) --text_end;
    content_.set(body_.text.substr(content, text_end - content), content);
    node.range.begin = {begin};
  } else {
    node.setext = true;
    std::uint32_t underline = last_line_of(id);
    for (; underline > tree_[id].line + 1; --underline) {
      const std::uint32_t from = containers_.content_begin(underline);
      const std::uint32_t to = body_.line_end(underline);
      const char c = from < to ? body_.text[from] : ' ';
      if ((c == '=' || c == '-') && body_.text.substr(from, to - from).find_first_not_of(c) == std::string_view::npos) {
        break;
      }
    }
    end = body_.line_end(underline);
    content_of_lines(begin, tree_[id].line, std::max(underline - 1, tree_[id].line));
    skip_definitions(id, false);
    if (content_.text().empty()) return node.end;
    node.range.begin = content_.begin_of(0);
  }
  out_.open(node);
  inlines_.walk(id + 1, node.end, content_, true);
  last_end_ = end;
  out_.close({end});
  return node.end;
}

// The content of lines [first, last], from `begin` on.
void BlockWalk::content_of_lines(std::uint32_t begin, std::uint32_t first, std::uint32_t last) {
  if (first == last || !containers_.in_quote()) {
    const std::uint32_t end = std::max(body_.line_end(last), begin);
    content_.set(body_.text.substr(begin, end - begin), begin);
  } else {
    content_.start_pieces();
    for (std::uint32_t line = first; line <= last; ++line) {
      const std::uint32_t from = line == first ? begin : containers_.content_begin(line);
      const std::uint32_t to = std::max(body_.line_begin(line + 1), from);
      content_.append(body_.text.substr(from, to - from), from);
    }
    content_.finish_pieces();
  }
  content_.trim_end();
}

// cmark takes what reads as a definition for text on a lazy line that is indented, which shows in the
// text it begins with, and sometimes above a table.
void BlockWalk::skip_definitions(NodeId id, bool may_be_text) {
  if (!content_.text().starts_with('[')) return;
  const Node& block = tree_[id].node;
  const Node* first = id + 1 < block.end ? &tree_[id + 1].node : nullptr;
  if (may_be_text && first && first->kind == NodeKind::link) return;   // "[a]: b" is a link and text
  std::string_view text = first ? first->literal : std::string_view();
  const bool indented = !text.empty() && is_space_or_line_end(text[0]);
  if (indented) text.remove_prefix(skip_space_and_line_ends(text, 0));
  for (bool any = false; content_.text().starts_with('['); any = true) {
    const bool reached = text.empty() ? indented && any : content_.text().starts_with(text);
    if ((may_be_text || indented) && reached) return;
    const std::size_t size = reference_definition(content_.text());
    if (size == 0) return;
    content_.remove_prefix(size);
  }
}

// --- leaves without

void BlockWalk::add_leaf(const Node& node, std::uint32_t begin, std::uint32_t end) {
  Node leaf = node;
  leaf.range = byte_range(begin, std::max(begin, end));
  last_end_ = leaf.range.end.value;
  out_.add(leaf);
}

NodeId BlockWalk::thematic_break(NodeId id) {
  add_leaf(tree_[id].node, begin_of(id), body_.line_end(tree_[id].line));
  return tree_[id].node.end;
}

NodeId BlockWalk::literal_block(NodeId id) {
  Node node = tree_[id].node;
  const std::uint32_t begin = begin_of(id);
  if (node.kind == NodeKind::html_block && !body_.islands.empty()) {
    if (const Island* island = body_.islands.block_at({begin})) return raw_block(*island), node.end;
  }
  const auto text_lines = static_cast<std::uint32_t>(std::count(node.literal.begin(), node.literal.end(), '\n'));
  std::uint32_t last = tree_[id].line + text_lines;
  if (!node.fenced) --last;
  if (node.fenced) {
    const std::uint32_t fence_line = last + 1;
    const char fence = body_.text[begin];
    if (fence_line <= last_line_of(id)) {
      const std::string_view line =
          body_.text.substr(body_.line_begin(fence_line), body_.line_end(fence_line) - body_.line_begin(fence_line));
      const std::size_t run = line.find_last_not_of(fence) + 1;
      if (line.size() - run >= 3) last = fence_line;
    }
  }
  last = std::max(std::min(last, body_.last_line()), tree_[id].line);
  // Blanks that end the last line of indented code are code.
  std::uint32_t end =
      std::max(node.kind == NodeKind::code_block && !node.fenced ? body_.text_end(last) : body_.line_end(last), begin);
  const std::string_view raw = body_.raw.substr(begin, end - begin);
  const auto kept = [&](std::string_view text) {
    const std::size_t at = raw.find(text);
    if (at != std::string_view::npos) return raw.substr(at, text.size());
    return out_.keep(body_.islands.hidden_in(text) ? body_.islands.restored(text) : std::string(text));
  };
  if (!node.destination.empty()) node.destination = kept(node.destination);
  node.literal = kept(node.literal);
  // Unclosed, it may end in blank lines.
  while (last > tree_[id].line && containers_.content_begin(last) >= body_.line_end(last)) end = body_.line_end(--last);
  add_leaf(node, begin, end);
  return node.end;
}

void BlockWalk::raw_block(const Island& island) {
  std::string_view content = island.content;
  content.remove_prefix(content.starts_with("\r\n") ? 2 : content.starts_with('\n') ? 1 : 0);
  const bool named_by_language = island.name == "highlight" || island.name == "code";
  const std::string_view info = island.kind == Island::Kind::math ? "math"
                                : named_by_language               ? island.arguments
                                                                  : island.name;
  add_leaf({.kind = NodeKind::code_block, .raw = true, .literal = content, .destination = info},
           island.range.begin.value, island.range.end.value);
}

// --- tables

// The paragraph above a table, whose last line is the table's header.
void BlockWalk::place_table(NodeId paragraph, NodeId table) {
  TreeNode& above = tree_[paragraph];
  TreeNode& below = tree_[table];
  const NodeId header = table + 1;
  const NodeId second = header < tree_.size() ? tree_[header].node.end : header;
  const bool has_second = second < below.node.end && tree_[second].line > 2;
  const std::uint32_t delimiters = has_second ? tree_[second].line - 1 : last_line_of(table);
  above.line = below.line;
  above.column = below.column;
  above.last_line = std::max(delimiters, 3u) - 2;
  below.line = std::max(delimiters, 2u) - 1;
  below.column = containers_.content_begin(below.line) - body_.line_begin(below.line) + 1;
}

NodeId BlockWalk::table(NodeId id) {
  const NodeId end = tree_[id].node.end;
  Node node = tree_[id].node;
  node.range.begin = {begin_of(id)};
  out_.open(node);
  std::uint32_t line = tree_[id].line;
  for (NodeId row = id + 1; row < end; row = tree_[row].node.end) {
    table_row(row, row == id + 1 ? begin_of(id) : containers_.content_begin(line), line);
    line = row == id + 1 ? line + 2 : line + 1;   // the delimiters are no row
  }
  if (tree_[id + 1].node.end == end) last_end_ = body_.line_end(tree_[id].line + 1);
  out_.close({last_end_});
  return end;
}

void BlockWalk::table_row(NodeId id, std::uint32_t at, std::uint32_t line) {
  const NodeId last = tree_[id].node.end;
  Node row = tree_[id].node;
  const std::uint32_t end = std::max(body_.line_end(line), at);
  row.range.begin = {at};
  out_.open(row);
  const auto skip_blanks = [&] { while (at < end && (body_.text[at] == ' ' || body_.text[at] == '\t')) ++at; };
  if (at < end && body_.text[at] == '|') ++at;
  skip_blanks();
  for (NodeId cell = id + 1; cell < last && at < end; cell = tree_[cell].node.end) {
    const std::uint32_t begin = at;
    for (; at < end && body_.text[at] != '|'; ++at) {
      if (body_.text[at] == '\\' && at + 1 < end && is_ascii_punctuation(body_.text[at + 1])) ++at;
    }
    std::uint32_t cell_end = std::min(at, end);
    while (cell_end > begin && (body_.text[cell_end - 1] == ' ' || body_.text[cell_end - 1] == '\t')) --cell_end;
    content_of_cell(begin, cell_end);
    Node node = tree_[cell].node;
    node.range.begin = {begin};
    out_.open(node);
    inlines_.walk(cell + 1, node.end, content_, false);
    out_.close({cell_end});
    if (at < end) ++at;
    skip_blanks();
  }
  last_end_ = end;
  out_.close({end});
}

// A cell's text is read without the backslashes before its pipes.
void BlockWalk::content_of_cell(std::uint32_t begin, std::uint32_t end) {
  const std::string_view cell = body_.text.substr(begin, end - begin);
  if (cell.find("\\|") == std::string_view::npos) return content_.set(cell, begin);
  content_.start_pieces();
  std::size_t from = 0;
  for (std::size_t at = cell.find("\\|"); at != std::string_view::npos; at = cell.find("\\|", at + 2)) {
    content_.append(cell.substr(from, at - from), begin + static_cast<std::uint32_t>(from));
    from = at + 1;
  }
  content_.append(cell.substr(from), begin + static_cast<std::uint32_t>(from));
  content_.finish_pieces();
}

}  // namespace

void convert_blocks(const Body& body, Tree& tree, DocumentBuilder& out) { BlockWalk(body, tree, out).walk(); }

}  // namespace rubric::document
