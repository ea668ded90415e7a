// How long a keystroke takes, from the edit to its diagnostics, beside rumdl's server on the same texts in the same run.
// bench.mjs PROGRAM [CORPUS]; run it through ci/bench-lsp.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {spawn} from 'node:child_process';
import {createRequire} from 'node:module';
import {setTimeout as sleep} from 'node:timers/promises';

const require = createRequire(import.meta.url);
const P = require('vscode-languageserver-protocol/node');
const [program, corpus] = process.argv.slice(2);
const here = path.dirname(fileURLToPath(import.meta.url));
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'rubric-bench-'));
process.on('exit', () => fs.rmSync(root, {recursive: true, force: true}));
fs.writeFileSync(path.join(root, '.rumdl.toml'), '[global]\nenable = ["MD001", "MD024", "MD025", "MD041", "MD043"]\n\n[MD043]\nheadings = ["*", "Responsibilities", "*", "Requirements", "*"]\n');

function pages(folder) {
  return fs.readdirSync(folder, {withFileTypes: true, recursive: true}).filter((it) => it.isFile() && it.name.endsWith('.md'))
    .map((it) => path.join(it.parentPath ?? it.path, it.name)).sort().map((it) => fs.readFileSync(it, 'utf8'));
}
const sources = pages(corpus ?? path.join(here, '../../fixtures/job-families'));
const body = (text) => text.replace(/^---\n[^]*?\n---\n/, '');
function texts() {
  let long = '';
  for (let at = 0; long.length < 1_000_000; at++) long += `${at === 0 ? sources[0] : body(sources[at % sources.length])}\n`;
  const near = sources.filter((it) => it.length > 28_000 && it.length < 40_000).sort((a, b) => Math.abs(a.length - 33_000) - Math.abs(b.length - 33_000))[0];
  return [near ?? long.slice(0, 33_000), long];
}

async function start(words) {
  const server = spawn(words[0], words.slice(1), {cwd: root, stdio: ['pipe', 'pipe', 'ignore']});
  const connection = P.createProtocolConnection(new P.StreamMessageReader(server.stdout), new P.StreamMessageWriter(server.stdin));
  let wanted = 0, got = () => {};
  connection.onNotification('textDocument/publishDiagnostics', (it) => { if ((it.version ?? 0) >= wanted) got(); });
  for (const method of ['client/registerCapability', 'workspace/configuration', 'window/workDoneProgress/create']) connection.onRequest(method, () => null);
  connection.listen();
  const uri = pathToFileURL(root).href;
  const answer = await connection.sendRequest('initialize', {processId: process.pid, rootUri: uri, workspaceFolders: [{uri, name: 'x'}],
    capabilities: {textDocument: {publishDiagnostics: {versionSupport: true}}}});
  await connection.sendNotification('initialized', {});
  const sync = answer.capabilities.textDocumentSync;
  const of = (version) => { wanted = version; return new Promise((resolve) => { got = resolve; }); };
  return {server, connection, incremental: (sync?.change ?? sync) === 2, of};
}

const quantile = (times, part) => times.sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * part))];
const memory = (server) => Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024;

// Of the processor, whoever else is using it.
const spent = (server) => { const it = fs.readFileSync(`/proc/${server.pid}/stat`, 'utf8').split(') ')[1].split(' '); return (Number(it[11]) + Number(it[12])) * 10; };

async function measure(words, text, keystrokes) {
  const client = await start(words);
  const uri = pathToFileURL(path.join(root, 'job-families/page/index.md')).href;
  let version = 1, now = text;
  let told = client.of(1);
  await client.connection.sendNotification('textDocument/didOpen', {textDocument: {uri, languageId: 'markdown', version, text}});
  await told;
  await sleep(300);
  const lines = text.split('\n');
  // A letter at the end of a line of prose, somewhere else each time.
  const prose = lines.map((line, at) => at).filter((at) => at > 20 && /^[-*A-Z].*[a-z.]$/.test(lines[at]));
  const type = (at) => {
    const line = prose[(at * 7919) % prose.length];
    const range = {start: {line, character: lines[line].length}, end: {line, character: lines[line].length}};
    lines[line] += 'x';
    if (!client.incremental) now = lines.join('\n');
    return client.connection.sendNotification('textDocument/didChange', {textDocument: {uri, version: ++version},
      contentChanges: [client.incremental ? {range, text: 'x'} : {text: now}]});
  };
  const times = [], bursts = [], before = spent(client.server);
  for (let at = 0; at < keystrokes; at++) {
    told = client.of(version + 1);
    const begin = performance.now();
    await type(at);
    await told;
    times.push(performance.now() - begin);
  }
  const each = (spent(client.server) - before) / keystrokes;
  for (let round = 0; round < keystrokes / 10; round++) {
    told = client.of(version + 10);
    const begin = performance.now();
    for (let at = 0; at < 10; at++) void type(round * 10 + at);
    await told;
    bursts.push(performance.now() - begin);
  }
  const burstEach = (spent(client.server) - before - each * keystrokes) / (keystrokes / 10);
  const kept = memory(client.server);
  client.server.kill();
  return {p50: quantile(times, 0.5), p95: quantile(times, 0.95), burst: quantile(bursts, 0.5), memory: kept, each, burstEach};
}

const row = (name, it) => console.log(`${name.padEnd(22)} p50 ${it.p50.toFixed(2).padStart(8)} ms   p95 ${it.p95.toFixed(2).padStart(8)} ms   ${it.each.toFixed(2).padStart(7)} ms of the processor   ten at once ${(it.burst / it.p50).toFixed(1).padStart(4)} times one (processor ${(it.burstEach / it.each).toFixed(1)})   ${it.memory.toFixed(1).padStart(6)} MB`);
const other = [path.join(here, `node_modules/@rumdl/cli-${process.platform}-${process.arch}/rumdl`), 'server'];
for (const [text, keystrokes] of [[texts()[0], 200], [texts()[1], 60]]) {
  console.log(`a page of ${Math.round(text.length / 1000)} KB, ${keystrokes} keystrokes`);
  const ours = await measure([program, 'lsp'], text, keystrokes);
  row('rubric', ours);
  if (!fs.existsSync(other[0])) continue;
  const theirs = await measure(other, text, text.length > 100_000 ? 10 : 50);
  row('rumdl, five rules', theirs);
  console.log(`rumdl's median is ${(theirs.p50 / ours.p50).toFixed(1)} times rubric's`);
}

// A workspace of 2,000 pages: the first answer about all of them.
for (let at = 0; at < 2000; at++) {
  const folder = path.join(root, 'content/job-families', `d${at % 40}`, `p${at}`);
  fs.mkdirSync(folder, {recursive: true});
  fs.writeFileSync(path.join(folder, 'index.md'), sources[at % sources.length]);
}
const client = await start([program, 'lsp']);
const begin = performance.now();
const all = await client.connection.sendRequest('workspace/diagnostic', {previousResultIds: []});
console.log(`${all.items.length} pages: first answer about all of them after ${(performance.now() - begin).toFixed(0)} ms, ${memory(client.server).toFixed(1)} MB`);
client.server.kill();
process.exit(0);
