// Bytes as they come over the wire, sound and broken: an error answer or a clean end, never silence or a crash.
import {spawn} from 'node:child_process';
import {setTimeout as sleep} from 'node:timers/promises';

const frame = (value) => {
  const content = typeof value === 'string' ? value : JSON.stringify({jsonrpc: '2.0', ...value});
  return `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
};
const initialize = frame({id: 1, method: 'initialize', params: {capabilities: {}}});
const shutdown = frame({id: 99, method: 'shutdown'}), exit = frame({method: 'exit'});

// Writes the pieces one by one, closes the stream, and reads to the end.
async function run(program, pieces, {close = true} = {}) {
  const server = spawn(program, ['lsp']);
  let out = '', errors = '';
  server.stdout.on('data', (bytes) => { out += bytes; });
  server.stderr.on('data', (bytes) => { errors += bytes; });
  server.stdin.on('error', () => {});
  const ended = new Promise((resolve) => server.on('close', (code, signal) => resolve(signal ?? code)));
  for (const piece of pieces) {
    server.stdin.write(piece);
    await sleep(2);
  }
  if (close) server.stdin.end();
  const late = setTimeoutKill(server);
  const code = await ended;
  clearTimeout(late);
  const answers = [...out.matchAll(/Content-Length: \d+\r\n\r\n(\{.*?\})(?=Content-Length|$)/gs)].map((it) => JSON.parse(it[1]));
  return {code, errors, answers, error: (id) => answers.find((it) => it.id === id && it.error)?.error.code};
}
// Reads nothing before all is written, as a client does that waits for each thing it does: whether that was taken.
async function writeThenRead(program, bytes) {
  const server = spawn(program, ['lsp'], {stdio: ['pipe', 'pipe', 'ignore']});
  const ended = new Promise((resolve) => server.on('close', (code, signal) => resolve(signal ?? code)));
  const late = setTimeoutKill(server);
  server.stdin.on('error', () => {});
  await new Promise((resolve) => server.stdin.write(bytes, resolve));
  let out = '';
  server.stdout.on('data', (piece) => { out += piece; });
  server.stdin.end();
  const code = await ended;
  clearTimeout(late);
  return {code, answers: out.split('Content-Length: ').length - 1};
}
const setTimeoutKill = (server) => setTimeout(() => server.kill('SIGKILL'), 10_000);

export async function judgeWire(program, check) {
  let it = await run(program, [initialize + shutdown + exit]);
  check('shutdown and exit end with 0', it.code === 0 && it.answers.length === 2);
  it = await run(program, [initialize, exit]);
  check('exit without shutdown ends with 1', it.code === 1);
  it = await run(program, [initialize]);
  check('a stream that ends without exit ends the server', it.code === 1);
  it = await run(program, [initialize, shutdown]);
  check('a stream that ends after shutdown ends it with 0', it.code === 0);
  it = await run(program, [...(initialize + shutdown + exit)]);
  check('messages may come byte by byte', it.code === 0);
  it = await run(program, ['Content-Length: 2147483648\r\n\r\n{"jsonrpc"'], {close: false});
  check('a message of 2 GB is refused, and the server ends', it.code === 1 && it.error(null) === -32600);
  it = await run(program, ['Content-Length: 99999999999999999999999\r\n\r\n{}'], {close: false});
  check('so is one of more bytes than there are numbers for', it.code === 1);
  for (const header of ['Content-Length: -5\r\n\r\n{}', 'Content-Length: five\r\n\r\n{}', 'no header\r\n\r\n', '\r\n\r\n', 'x'.repeat(100_000)]) {
    it = await run(program, [header], {close: false});
    check(`the header ${JSON.stringify(header.slice(0, 30))} is refused`, it.code === 1 && it.error(null) === -32600);
  }
  it = await run(program, [initialize, frame('{"id": 2, "method": '), frame('[1, 2]'), frame('7'), frame({id: null, method: 'shutdown'}), frame({}),
                           frame({id: 5, result: 0}), frame('[' .repeat(100_000)), shutdown + exit]);
  check('content that is no message gets an error, and the next is read', it.code === 0 && it.error(null) !== undefined && it.answers.some((a) => a.id === 99));
  it = await run(program, [frame({id: 7, method: 'textDocument/hover', params: {}}) + frame({method: 'textDocument/didOpen', params: {}}) + shutdown + initialize + shutdown + exit]);
  check('what comes before initialize is refused', it.code === 0 && it.error(7) === -32002 && it.error(99) === -32002);
  it = await run(program, [initialize + initialize + shutdown + frame({id: 8, method: 'textDocument/hover', params: {}}) + exit]);
  check('a second initialize is refused, and all requests after shutdown', it.code === 0 && it.error(1) === -32600 && it.error(8) === -32600);
  it = await run(program, [initialize + frame({id: 3, method: 'no/such'}) + frame({method: '$/unknown'}) + frame({method: 'no/such'}) + shutdown + exit]);
  check('an unknown request is refused, an unknown notification is not', it.code === 0 && it.error(3) === -32601 && it.answers.length === 3);
  const methods = ['textDocument/hover', 'textDocument/completion', 'textDocument/codeAction', 'textDocument/rename', 'textDocument/prepareRename',
    'textDocument/definition', 'textDocument/references', 'textDocument/documentSymbol', 'textDocument/foldingRange', 'textDocument/selectionRange',
    'textDocument/documentLink', 'textDocument/codeLens', 'textDocument/inlayHint', 'textDocument/diagnostic', 'workspace/willRenameFiles', 'workspace/executeCommand'];
  const odd = [undefined, null, 7, [], {}, {textDocument: 3}, {textDocument: {uri: 'file:///none.md'}, position: {line: -1, character: 'x'}}];
  const asked = methods.flatMap((method, row) => odd.map((params, column) => ({id: 1000 + row * 10 + column, method, params})));
  it = await run(program, [initialize + asked.map(frame).join('') + shutdown + exit]);
  check('every request with odd parameters is answered', it.code === 0 && asked.every(({id}) => it.answers.some((a) => a.id === id)));
  const notices = ['didOpen', 'didChange', 'didClose', 'didSave'].flatMap((name) => odd.map((params) => frame({method: `textDocument/${name}`, params})));
  it = await run(program, [initialize + notices.join('') + shutdown + exit]);
  check('notifications with odd parameters are passed over', it.code === 0);
  it = await run(program, [initialize + frame({id: 4, method: 'textDocument/hover', params: {}}) + frame({method: '$/cancelRequest', params: {id: 4}}) + shutdown + exit]);
  check('a request that is taken back is answered as cancelled', it.code === 0 && it.error(4) === -32800);
  const textDocument = {uri: 'file:///x/page.md'}, requests = 500;
  const open = frame({method: 'textDocument/didOpen', params: {textDocument: {...textDocument, languageId: 'markdown', version: 1, text: '# A\n\n## B\n'.repeat(100)}}});
  const symbols = Array.from({length: requests}, (_, at) => frame({id: 1000 + at, method: 'textDocument/documentSymbol', params: {textDocument, note: 'x'.repeat(4000)}}));
  const deaf = await writeThenRead(program, initialize + open + symbols.join('') + shutdown + exit);
  check('a client may write all it has to say before it reads', deaf.code === 0 && deaf.answers >= requests + 2, deaf);
  check('nothing is said on standard error', it.errors === '');
}
