// A client as VS Code's is made of: vscode-languageserver-protocol, without an editor around it.
import {spawn} from 'node:child_process';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);
export const P = require('vscode-languageserver-protocol/node');

export async function connect(program, {encodings = ['utf-16'], pull = false, root = null, options = {}, more = {}} = {}) {
  const process_ = spawn(program, ['lsp'], {stdio: ['pipe', 'pipe', 'pipe']});
  let errors = '';
  process_.stderr.on('data', (bytes) => { errors += bytes; });
  const exited = new Promise((resolve) => process_.on('exit', (code, signal) => resolve(signal ?? code)));
  const connection = P.createProtocolConnection(new P.StreamMessageReader(process_.stdout), new P.StreamMessageWriter(process_.stdin));
  const published = new Map(), versions = [], waiting = [];
  let publications = 0;
  connection.onNotification(P.PublishDiagnosticsNotification.type, (it) => {
    published.set(it.uri, it);
    versions.push([it.uri, it.version]);
    publications++;
    for (const wake of waiting.splice(0)) wake();
  });
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  const initialized = await connection.sendRequest(P.InitializeRequest.type, {
    processId: process.pid, rootUri: root, workspaceFolders: root ? [{uri: root, name: 'root'}] : null, initializationOptions: options,
    capabilities: {
      general: {positionEncodings: encodings},
      workspace: {workspaceEdit: {documentChanges: more.documentChanges ?? false}},
      textDocument: {
        publishDiagnostics: {versionSupport: true, relatedInformation: true, tagSupport: {valueSet: [1, 2]}, dataSupport: true},
        ...(pull ? {diagnostic: {}} : {}),
        documentSymbol: {hierarchicalDocumentSymbolSupport: true},
        codeAction: {codeActionLiteralSupport: {codeActionKind: {valueSet: ['quickfix', 'source']}}},
      },
    },
  });
  await connection.sendNotification(P.InitializedNotification.type, {});

  const ask = (method, params) => connection.sendRequest(method, params);
  const tell = (method, params) => connection.sendNotification(method, params);
  return {
    initialized, ask, tell, published, process: process_, exited,
    publications: () => publications,
    versions: (uri) => versions.filter((it) => it[0] === uri).map((it) => it[1]),
    errors: () => errors,
    open: (uri, text, languageId = 'markdown', version = 1) => tell('textDocument/didOpen', {textDocument: {uri, languageId, version, text}}),
    change: (uri, version, contentChanges) => tell('textDocument/didChange', {textDocument: {uri, version}, contentChanges}),
    // The diagnostics pushed for this version.
    async diagnostics(uri, version, patience = 10_000) {
      const end = Date.now() + patience;
      while (published.get(uri)?.version !== version) {
        if (Date.now() > end) throw new Error(`no diagnostics of version ${version} of ${uri}`);
        await Promise.race([new Promise((wake) => waiting.push(wake)), new Promise((wake) => setTimeout(wake, 100))]);
      }
      return published.get(uri).diagnostics;
    },
    async quit() {
      await ask('shutdown');
      await tell('exit');
      const code = await exited;
      connection.dispose();
      return code;
    },
  };
}

// How many units of an encoding a text has.
const units = {'utf-8': (text) => Buffer.byteLength(text), 'utf-16': (text) => text.length, 'utf-32': (text) => [...text].length};

// A JavaScript offset as a position of the protocol.
export function position(text, offset, encoding = 'utf-16') {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/);
  return {line: before.length - 1, character: units[encoding](before.at(-1))};
}

export function offset(text, {line, character}, encoding = 'utf-16') {
  const ends = /\r\n|\r|\n/g;
  let at = 0;
  for (let passed = 0; passed < line; passed++) {
    if (!ends.exec(text)) return text.length;
    at = ends.lastIndex;
  }
  let count = 0;
  for (const sign of text.slice(at)) {
    if (count >= character) break;
    count += units[encoding](sign);
    at += sign.length;
  }
  return at;
}

export function applied(text, edits, encoding = 'utf-16') {
  const places = edits.map((it, order) => ({begin: offset(text, it.range.start, encoding), end: offset(text, it.range.end, encoding), order, text: it.newText}));
  for (const it of places.sort((a, b) => b.begin - a.begin || b.order - a.order)) text = text.slice(0, it.begin) + it.text + text.slice(it.end);
  return text;
}
