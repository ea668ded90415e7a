// What a client sends that opens a page and types, for a server that reads it from a file. After each letter it asks
// for the diagnostics, so that no two letters are checked together.
//     session.mjs FOLDER BYTES KEYSTROKES      the page of about 33 KB for BYTES 0, else a long one
import {longPage, page, pages, Typist} from './texts.mjs';

const [folder, bytes, keystrokes] = process.argv.slice(2);
const sources = pages(folder), text = Number(bytes) === 0 ? page(sources) : longPage(sources, Number(bytes));
const uri = 'file:///site/job-families/page/index.md', textDocument = {uri};
let out = '', asked = 0;
const send = (message) => {
  const content = JSON.stringify({jsonrpc: '2.0', ...message});
  out += `Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`;
};
const ask = (method, params) => send({id: ++asked, method, params});
ask('initialize', {processId: null, rootUri: 'file:///site', capabilities: {textDocument: {diagnostic: {}}}});
send({method: 'initialized', params: {}});
send({method: 'textDocument/didOpen', params: {textDocument: {...textDocument, languageId: 'markdown', version: 1, text}}});
ask('textDocument/diagnostic', {textDocument});
const typist = new Typist(text);
for (let version = 2; version < 2 + Number(keystrokes); version++) {
  send({method: 'textDocument/didChange', params: {textDocument: {...textDocument, version}, contentChanges: [typist.type()]}});
  ask('textDocument/diagnostic', {textDocument});
}
ask('shutdown');
send({method: 'exit'});
process.stdout.write(out);
