// Draws findings, shows them, and holds them against verdicts that were kept: judged.mjs PAGES [--hold | --show [RULE] | --take FILE]
import {execFile, spawnSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {promisify} from 'node:util';

const [pages, command, argument] = process.argv.slice(2);
const rubric = process.env.RUBRIC;
const kept = new URL('verdicts.tsv', import.meta.url);
const drawn = 20, seed = 'judged 1', leastOfAll = 0.97, leastOfRule = 0.9;
const mostFindings = 1.0, mostLoud = 0.4;   // a page
const elsewhere = ['broken-link'];   // the pages are a part of each repository: most of what they link to is not there

const hash = (text) => createHash('sha256').update(text).digest('hex').slice(0, 12);
const run = (...words) => spawnSync(rubric, words, {cwd: pages, encoding: 'utf8', maxBuffer: 1 << 30});

function grouped(all, key) {
  const groups = new Map();
  for (const it of all) {
    if (!groups.has(key(it))) groups.set(key(it), []);
    groups.get(key(it)).push(it);
  }
  return groups;
}

// Those that no schema claims, and that are no templates.
async function strangePages() {
  const all = fs.readdirSync(pages, {recursive: true}).filter((it) => it.endsWith('.md') && !it.startsWith('templates/')).sort();
  if (command === '--hold') return new Set(all);   // asking of each page takes long, and so far none is claimed
  const strange = new Set(), left = [...all];
  const ask = async () => {
    for (let page = left.pop(); page !== undefined; page = left.pop()) {
      const {stdout} = await promisify(execFile)(rubric, ['why', '--format', 'json', `${page}:1`], {cwd: pages, maxBuffer: 1 << 26});
      if (JSON.parse(stdout).schema === null) strange.add(page);
    }
  };
  await Promise.all(Array.from({length: os.cpus().length}, ask));
  return strange;
}

// What a run without configuration says of these pages, each with what identifies it.
function findings(strange) {
  const {diagnostics} = JSON.parse(run('check', '--format', 'json', '.').stdout);
  const byPage = grouped(diagnostics.filter((it) => strange.has(it.path)), (it) => it.path);
  const found = [];
  for (const [page, its] of byPage) {
    const lines = fs.readFileSync(path.join(pages, page), 'utf8').split(/\r\n|\r|\n/), seen = new Map();
    for (const it of its) {
      const line = hash(lines[it.line - 1]?.trim() ?? ''), key = `${page}\t${it.rule}\t${line}`;
      const before = seen.get(key) ?? 0;   // of the same rule on the same line
      seen.set(key, before + 1);
      found.push({...it, hash: before === 0 ? line : `${line}.${before}`, lines});
    }
  }
  return found.map((it) => ({...it, id: hash(`${seed}\t${it.path}\t${it.rule}\t${it.hash}`)}));
}

// How much is said of a page.
function printNoise(found, count) {
  const own = found.filter((it) => !elsewhere.includes(it.rule)), loud = own.filter((it) => it.severity !== 'info');
  const aPage = (its) => (its.length / count).toFixed(3);
  console.log(`${count} pages: ${aPage(own)} findings a page, of which ${aPage(loud)} are errors and warnings; besides ${aPage(found.filter((it) => elsewhere.includes(it.rule)))} of ${elsewhere.join(', ')}`);
  return own.length <= mostFindings * count && loud.length <= mostLoud * count;
}

function draw(found) {
  const byRule = grouped(found.filter((it) => !elsewhere.includes(it.rule)), (it) => it.rule);
  return [...byRule].sort(([a], [b]) => (a < b ? -1 : 1)).map(([rule, its]) =>
    ({rule, all: its.length, sample: [...its].sort((a, b) => (a.id < b.id ? -1 : 1)).slice(0, drawn)}));
}

const keyOf = ({path: page, rule, hash: line}) => `${page}\t${rule}\t${line}`;

function verdicts() {
  const rows = fs.existsSync(kept) ? fs.readFileSync(kept, 'utf8').split('\n').filter((it) => it !== '') : [];
  return new Map(rows.map((row) => {
    const [page, line, rule, text, verdict] = row.split('\t');
    return [keyOf({path: page, rule, hash: text}), {path: page, line, rule, hash: text, verdict}];
  }));
}

function show(rules, known) {
  for (const it of rules.flatMap(({sample}) => sample).filter((each) => (argument ?? each.rule) === each.rule && !known.has(keyOf(each)))) {
    console.log(`${it.id}  ${it.rule}  ${it.path}:${it.line}:${it.column}\n    ${it.severity}: ${it.message}`);
    for (let line = Math.max(1, it.line - 3); line <= Math.min(it.lines.length, it.line + 2); line++) {
      const around = Math.max(0, it.column - 120);
      console.log(`    ${line === it.line ? '>' : ' '} ${it.lines[line - 1].slice(around, around + 240)}`);
    }
    console.log('');
  }
}

function take(rules, known) {
  const drawnNow = new Map(rules.flatMap(({sample}) => sample).map((it) => [it.id, it]));
  for (const row of fs.readFileSync(argument, 'utf8').split('\n').filter((it) => it.trim() !== '')) {
    const [id, verdict] = row.trim().split(/\s+/);
    const it = drawnNow.get(id);
    if (!it || !['right', 'wrong'].includes(verdict)) throw new Error(`neither an id of a finding that is drawn now nor a verdict: ${row}`);
    known.set(keyOf(it), {path: it.path, line: it.line, rule: it.rule, hash: it.hash, verdict});
  }
  const rows = [...known.values()].map((it) => [it.path, it.line, it.rule, it.hash, it.verdict].join('\t')).sort();
  fs.writeFileSync(kept, `${rows.join('\n')}\n`);
}

function print(rules, known) {
  let right = 0, judged = 0, open = 0, low = false;
  console.log('rule                            found  drawn  judged  right');
  for (const {rule, all, sample} of rules) {
    const its = sample.map((it) => known.get(keyOf(it))?.verdict).filter((it) => it !== undefined);
    const good = its.filter((it) => it === 'right').length;
    [right, judged, open] = [right + good, judged + its.length, open + sample.length - its.length];
    const below = its.length > 0 && good / its.length < leastOfRule;
    low ||= below;
    console.log(`${rule.padEnd(30)}${String(all).padStart(7)}${String(sample.length).padStart(7)}${String(its.length).padStart(8)}${String(good).padStart(7)}${below ? '  too few' : ''}`);
  }
  const share = judged === 0 ? 0 : right / judged;
  console.log(`${right} of ${judged} are right, ${(100 * share).toFixed(1)} %; ${open} are not judged yet`);
  return share >= leastOfAll && !low && (open === 0 || command === '--hold');
}

const strange = await strangePages(), found = findings(strange), rules = draw(found), known = verdicts();
if (command === '--show') show(rules, known);
else if (command === '--take') take(rules, known);
else process.exitCode = [printNoise(found, strange.size), print(rules, known)].every(Boolean) ? 0 : 1;
