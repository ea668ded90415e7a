// What other language servers were reported for, tried here: destinations that look like schemes, documents of odd addresses,
// columns in UTF-16. fixtures/cases/README.md tells which reports these are.
import {applied, offset} from './client.mjs';

const blanks = 'Dig  here.\n';   // one finding: whitespace

// A destination that is no address is no reason to fail, wherever the cursor stands. (microsoft/vscode#232223)
async function judgeSchemes(connect, program, check) {
  const client = await connect(program, {root: 'file:///garden'});
  const uri = 'file:///garden/tools.md', textDocument = {uri};
  const text = 'Tools\n[hoe and rake]:\n-f: use force\n\n[a]: -f:\n[b]: 2x:y\n[c]: http://[open\n[d]: file:///%yy\n[e]: C:\\spade\n[f]: ://\n[g]: <:>\n\n' +
    '[hoe and rake] [a] [b] [c] [d] [e] [f] [g] [h](x%YYz.md) [i](%) [j](https://%) [k](//) [l](#%) [m](?) ![n](:)\n';
  await client.open(uri, text);
  await client.diagnostics(uri, 1);
  const refused = [];
  const ask = async (method, params) => { try { await client.ask(method, {textDocument, ...params}); } catch (error) { refused.push([method, params, error.message]); } };
  for (const it of ['documentLink', 'documentSymbol', 'foldingRange', 'codeLens']) await ask(`textDocument/${it}`, {});
  for (const [line, words] of text.split('\n').entries()) {
    for (let character = 0; character <= words.length; character += 3) {
      const position = {line, character};
      for (const it of ['hover', 'definition', 'completion']) await ask(`textDocument/${it}`, {position});
      await ask('textDocument/references', {position, context: {includeDeclaration: true}});
      await ask('textDocument/codeAction', {range: {start: position, end: position}, context: {diagnostics: []}});
    }
  }
  check('no destination makes a request fail', refused.length === 0, refused);
  check('a clean end', await client.quit() === 0 && client.errors() === '');
}

// A document is called what its client calls it, letter by letter. (stjude-rust-labs/wdl#229)
async function judgeAddresses(connect, program, check) {
  const files = ['file:///c%3A/my%20garden/bed%201.md', 'file:///D:/my garden/bed 2.md', 'file://server/share/bed.md', 'file:///garden/b%C3%A9d%20100%25%20%231.md',
    'file:///garden/bed%yy.md', 'file:///garden/bed+b.md', 'file:///garden/b%C3%A9d.md', 'file:///garden/béd.md', 'file:///garden/a//b/../bed.md', 'file:///'];
  const others = ['untitled:Untitled-1', 'untitled:/garden/new%20bed.md', 'git:/garden/bed.md?%7B%22ref%22%3A%22HEAD%22%7D', 'vscode-notebook-cell:/garden/bed.ipynb#W0', 'vscode-vfs://github/garden/bed.md'];
  const client = await connect(program, {root: 'file:///c%3A/my%20garden'});
  for (const uri of [...files, ...others]) await client.open(uri, blanks);
  for (const uri of files.slice(0, -1)) {
    check(`${uri} has its finding`, (await client.diagnostics(uri, 1)).map((it) => it.code).join() === 'whitespace', client.published.get(uri));
  }
  for (const uri of others.filter((it) => it.startsWith('untitled:'))) {
    check(`${uri}, which was never saved, has its finding`, (await client.diagnostics(uri, 1)).map((it) => it.code).join() === 'whitespace', client.published.get(uri));
  }
  check('no other address is spoken of', [...client.published.keys()].every((it) => files.includes(it) || others.includes(it)), [...client.published.keys()]);
  for (const uri of [files[0], others[0]]) {
    await client.tell('textDocument/didClose', {textDocument: {uri}});
    await client.ask('textDocument/documentSymbol', {textDocument: {uri: files[1]}});   // what comes later is answered later
  }
  for (let patience = 50; client.published.get(files[0]).diagnostics.length > 0 && patience > 0; patience--) await new Promise((wake) => setTimeout(wake, 100));
  check('a document that is closed has no findings', client.published.get(files[0]).diagnostics.length === 0, client.published.get(files[0]));
  check('a clean end', await client.quit() === 0 && client.errors() === '');
}

// A column counts UTF-16 units, after emoji and after accents of their own, whatever the line ends are. (rocq-lsp#620, vize#965)
async function judgeColumns(connect, program, check) {
  for (const end of ['\n', '\r\n']) {
    const text = ['## 🌱🌱 Beds', '', 'Dig 🐛🐛  here, 👩‍🌾  and [there](#nowhere).', '', 'cafe\u0301  two', '', '日本  語', ''].join(end);
    const client = await connect(program, {root: 'file:///garden'});
    const uri = 'file:///garden/beds.md', textDocument = {uri};
    await client.open(uri, text);
    const found = await client.diagnostics(uri, 1);
    const words = found.map((it) => [it.code, text.slice(offset(text, it.range.start), offset(text, it.range.end))]);
    check('columns count UTF-16 units', words.length > 0 && words.every(([rule, meant]) => (rule === 'whitespace' ? /^ {2}$/ : /^#nowhere$/).test(meant)) && words.some(([rule]) => rule === 'broken-anchor'), words);
    check('the first two blanks are at 8', found.some((it) => it.code === 'whitespace' && it.range.start.line === 2 && it.range.start.character === 8), found);
    const whole = {start: {line: 0, character: 0}, end: {line: 7, character: 0}};
    const [all] = await client.ask('textDocument/codeAction', {textDocument, range: whole, context: {diagnostics: [], only: ['source.fixAll.rubric']}});
    check('a fix takes the blanks and nothing else', applied(text, all.edit.changes?.[uri] ?? all.edit.documentChanges[0].edits) === text.replaceAll('  ', ' '), all);
    // Half of a surrogate pair goes, and then the half that is left.
    await client.change(uri, 2, [{range: {start: {line: 2, character: 5}, end: {line: 2, character: 6}}, text: 'X'}, {range: {start: {line: 2, character: 8}, end: {line: 2, character: 10}}, text: ' '}]);
    await client.diagnostics(uri, 2);
    const {text: now} = await client.ask('rubric/text', {textDocument});
    check('half of a sign is no sign', now.isWellFormed() && now.split(end).length === text.split(end).length && now.endsWith(`日本  語${end}`), now);
    check('a clean end', await client.quit() === 0 && client.errors() === '');
  }
}

export async function judgeCases(connect, program, check) {
  await judgeSchemes(connect, program, check);
  await judgeAddresses(connect, program, check);
  await judgeColumns(connect, program, check);
}
