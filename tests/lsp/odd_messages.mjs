// Sessions with something wrong in them: values of other types, keys that are gone, messages in another order or twice, bytes
// that are others. The server answers what it can and ends when it is told to.
import {spawn} from 'node:child_process';

const uri = 'file:///odd/job-families/x/index.md', textDocument = {uri}, position = {line: 6, character: 3};
const range = {start: {line: 4, character: 0}, end: {line: 6, character: 2}};
const text = '---\ntitle: Recruiter\n---\n\nHires.\n\n## Levels\n\n### Senior Recruiter\n\n#### Job Grade\n\nThe Senior Recruiter is a grade 7, see [guide].\n\n[guide]: /x/\n';
const session = [
  ['initialized', {}], ['textDocument/didOpen', {textDocument: {...textDocument, languageId: 'markdown', version: 1, text}}],
  ['textDocument/didOpen', {textDocument: {uri: 'file:///odd/.rubric.yaml', languageId: 'yaml', version: 1, text: 'rules: {whitespace: off}\n'}}],
  ['textDocument/didChange', {textDocument: {...textDocument, version: 2}, contentChanges: [{range, text: 'New 😀\r\n'}, {text}, {range, text: ''}]}],
  ['textDocument/diagnostic', {textDocument}], ['workspace/diagnostic', {previousResultIds: [{uri, value: 'x'}]}],
  ...['hover', 'definition', 'completion', 'prepareRename'].map((it) => [`textDocument/${it}`, {textDocument, position}]),
  ['textDocument/rename', {textDocument, position, newName: 'Grades'}], ['textDocument/references', {textDocument, position, context: {includeDeclaration: true}}],
  ['textDocument/codeAction', {textDocument, range, context: {diagnostics: [], only: ['quickfix', 'source']}}],
  ...['documentSymbol', 'foldingRange', 'documentLink', 'codeLens'].map((it) => [`textDocument/${it}`, {textDocument}]),
  ['textDocument/selectionRange', {textDocument, positions: [position]}], ['textDocument/inlayHint', {textDocument, range}],
  ['workspace/willRenameFiles', {files: [{oldUri: uri, newUri: 'file:///odd/y.md'}]}], ['workspace/executeCommand', {command: 'rubric.explain', arguments: ['whitespace']}],
  ['workspace/didChangeWatchedFiles', {changes: [{uri, type: 2}]}], ['workspace/didChangeWorkspaceFolders', {event: {added: [{uri: 'file:///odd', name: 'x'}], removed: []}}],
  ['workspace/didChangeConfiguration', {settings: {rubric: {inlayHints: true}}}], ['$/cancelRequest', {id: 9}], ['textDocument/didSave', {textDocument}], ['textDocument/didClose', {textDocument}],
];
const odd = [null, true, -1, 0, 1e18, 4294967296, 0.5, '', 'x', '\u0000', 'file://', 'file:///odd/%zz%00', [], [null], {}, {line: 1}, 'a'.repeat(70_000)];

export async function judgeOddMessages(program, check, rounds) {
  let seed = 99;
  const random = (below) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return (seed >>> 8) % below; };
  // One value somewhere inside is another one, or gone.
  const spoil = (value) => {
    if (value === null || typeof value !== 'object' || random(6) === 0) return odd[random(odd.length)];
    const keys = Object.keys(value);
    if (keys.length === 0) return odd[random(odd.length)];
    const key = keys[random(keys.length)], copy = Array.isArray(value) ? [...value] : {...value};
    if (random(5) === 0) delete copy[key];
    else copy[key] = spoil(copy[key]);
    return copy;
  };
  const framed = (bytes) => Buffer.concat([Buffer.from(`Content-Length: ${bytes.length}\r\n\r\n`), bytes]);
  for (let round = 0; round < rounds; round++) {
    let id = 1;
    let messages = session.map(([method, params]) => ({jsonrpc: '2.0', ...(method.includes('did') || method.startsWith('$') || method === 'initialized' ? {} : {id: ++id}), method, params}));
    for (let count = 1 + random(4); count > 0; count--) {
      const at = random(messages.length), to = random(messages.length);
      if (random(8) === 0) messages.splice(to, 0, messages[at]);
      else if (random(8) === 0) [messages[at], messages[to]] = [messages[to], messages[at]];
      else messages[at] = spoil(messages[at]);
    }
    const capabilities = {general: {positionEncodings: [['utf-8', 'utf-16', 'utf-32'][random(3)]]}, textDocument: random(2) === 0 ? {diagnostic: {}} : {publishDiagnostics: {versionSupport: true}}};
    const first = {jsonrpc: '2.0', id: 1, method: 'initialize', params: {rootUri: 'file:///odd', capabilities}};
    const pieces = [random(10) === 0 ? spoil(first) : first, ...messages, {jsonrpc: '2.0', id: 9999, method: 'shutdown'}, {jsonrpc: '2.0', method: 'exit'}].map((it, place, all) => {
      const bytes = Buffer.from(JSON.stringify(it) ?? 'null');
      if (place < all.length - 2 && random(40) === 0) bytes[random(bytes.length)] = random(256);
      return framed(bytes);
    });
    const server = spawn(program, ['lsp']);
    let errors = '';
    server.stderr.on('data', (bytes) => { errors += bytes; });
    server.stdout.resume();
    server.stdin.on('error', () => {});
    const ended = new Promise((resolve) => server.on('close', (code, signal) => resolve(signal ?? code)));
    const late = setTimeout(() => server.kill('SIGKILL'), 10_000);
    server.stdin.end(Buffer.concat(pieces));
    const code = await ended;
    clearTimeout(late);
    if (errors !== '' || (code !== 0 && code !== 1)) return check(`the server ends well after odd messages, round ${round}`, false, [code, errors, messages.map((it) => JSON.stringify(it)?.slice(0, 80))]);
  }
  check('the server ends well after odd messages', true);
}
