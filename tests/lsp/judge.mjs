// The language server as a client sees it. judge.mjs PROGRAM
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {spawnSync} from 'node:child_process';
import {pathToFileURL} from 'node:url';
import {connect, applied, offset, position} from './client.mjs';
import {judgeBursts} from './bursts.mjs';
import {judgeFrontMatter} from './front_matter.mjs';
import {judgeCases} from './cases.mjs';
import {judgeLevels} from './levels.mjs';
import {judgeOddMessages} from './odd_messages.mjs';
import {judgeSites} from './sites.mjs';
import {judgeWire} from './wire.mjs';
import {judgeYamlFiles} from './yaml_files.mjs';

const program = process.argv[2];
let failed = 0, judged = 0;
const check = (what, holds, seen = '') => {
  judged++;
  if (holds) return;
  failed++;
  console.log(`not so: ${what}${seen === '' ? '' : ` -- ${JSON.stringify(seen).slice(0, 600)}`}`);
};

const page = fs.readFileSync(new URL('../../fixtures/job-families/marketing/event-operations/index.html.md', import.meta.url), 'utf8');
const root = fs.mkdtempSync(path.join(os.tmpdir(), 'rubric-lsp-'));
const at = (name) => path.join(root, name), uri = (name) => pathToFileURL(at(name)).href;
const write = (name, text) => { fs.mkdirSync(path.dirname(at(name)), {recursive: true}); fs.writeFileSync(at(name), text); };
process.on('exit', () => fs.rmSync(root, {recursive: true, force: true}));

// What `rubric check` says of a text, as [rule, message, begin, end] in code points.
function checked(name, text) {
  const run = spawnSync(program, ['check', '--format', 'json', '--stdin-filename', name, '-'], {cwd: root, input: text, encoding: 'utf8'});
  const bytes = Buffer.from(text);
  const place = (at) => bytes.subarray(0, at).toString().length;
  return JSON.parse(run.stdout).diagnostics.map((it) => JSON.stringify([it.rule, it.message, place(it.offset), place(it.end_offset)])).sort();
}
const told = (text, diagnostics, encoding) =>
  diagnostics.map((it) => JSON.stringify([it.code, it.message, offset(text, it.range.start, encoding), offset(text, it.range.end, encoding)])).sort();

let seed = 20240607;
const random = (below) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return (seed >>> 8) % below; };
const bits = ['a', 'é', '😀', '\n', '\r\n', '漢字', 'e\u0301', '👩‍👩‍👧', '', '## ', '\n\n## Levels\n\n', '- ', '`', '[x](#y)', '\n---\n', '<!-- ', ' -->', '|', '\t', '> ', '\u{10ffff}', '[a]: /b\n', '```\n'];

async function randomEdits(encoding, edits) {
  const client = await connect(program, {encodings: [encoding], root: pathToFileURL(root).href});
  check(`${encoding} is taken`, client.initialized.capabilities.positionEncoding === encoding);
  const name = 'job-families/marketing/event-operations/index.html.md', document = uri(name);
  let text = encoding === 'utf-8' ? page.replaceAll('\n', '\r\n') : page, version = 1;
  await client.open(document, text);
  for (let round = 0; round < edits; round++) {
    const changes = [];
    for (let count = 1 + random(3); count > 0; count--) {
      const signs = [...text], begin = random(signs.length + 1), end = Math.min(signs.length, begin + random(random(20) === 0 ? 400 : 8));
      let a = signs.slice(0, begin).join('').length, b = signs.slice(0, end).join('').length;
      // No client can name the place inside a line end.
      if (text[a - 1] === '\r' && text[a] === '\n') a++;
      if (text[b - 1] === '\r' && text[b] === '\n') b++;
      b = Math.max(a, b);
      const insert = bits[random(bits.length)] + bits[random(bits.length)];
      changes.push({range: {start: position(text, a, encoding), end: position(text, b, encoding)}, text: insert});
      text = text.slice(0, a) + insert + text.slice(b);
    }
    if (random(100) === 0) changes.push({text: (text = page)});
    await client.change(document, ++version, changes);
    if (round % 20 === 0) await client.diagnostics(document, version);   // so that texts in between are read, too
    if (round % 100 === 0) {
      const server = await client.ask('rubric/text', {textDocument: {uri: document}});
      if (server.text !== text) return check(`${encoding}: the server has the client's text after ${round} edits`, false);
      const here = told(text, await client.diagnostics(document, version), encoding), fresh = checked(name, text);
      check(`${encoding}: the diagnostics after ${round} edits are those of a fresh check`, here.join() === fresh.join(), [here.filter((it) => !fresh.includes(it)), fresh.filter((it) => !here.includes(it))]);
    }
  }
  check(`${encoding}: clean end`, await client.quit() === 0 && client.errors() === '');
}

async function acting() {
  const client = await connect(program, {root: pathToFileURL(root).href});
  const name = 'job-families/marketing/event-operations/index.html.md', document = uri(name);
  await client.open(document, page);
  const diagnostics = await client.diagnostics(document, 1);
  const misspelled = diagnostics.find((it) => it.code === 'heading-misspelled');
  check('a misspelled heading is found', misspelled?.source === 'rubric', diagnostics);
  const actions = await client.ask('textDocument/codeAction', {textDocument: {uri: document}, range: misspelled.range, context: {diagnostics: [misspelled]}});
  const titled = (words) => actions.find((it) => it.title.includes(words));
  const after = (action) => applied(page, action.edit.changes[document]);
  const rules = (text) => checked(name, text).map((it) => JSON.parse(it)[0]);
  const count = (text) => rules(text).filter((it) => it === 'heading-misspelled').length;
  check('its fix mends it', count(after(titled('rename to'))) === count(page) - 1, titled('rename to'));
  check('silencing it does, too', count(after(titled('silence'))) === count(page) - 1 && !rules(after(titled('silence'))).includes('unused-suppression'));
  check('explaining it shows its page', /^# heading-misspelled/m.test(await client.ask('workspace/executeCommand', titled('explain').command)), titled('explain'));

  // Whatever is found, a comment can silence it.
  for (const it of diagnostics) {
    const offered = await client.ask('textDocument/codeAction', {textDocument: {uri: document}, range: it.range, context: {diagnostics: [it]}});
    const silence = offered.find((action) => action.title === `silence ${it.code} here`);
    const left = rules(after(silence));
    check(`${it.code} can be silenced`, !left.includes('unused-suppression') && left.filter((rule) => rule === it.code).length < rules(page).filter((rule) => rule === it.code).length, [it, silence]);
  }

  // A page without sections lacks several in one place.
  const bare = uri('job-families/marketing/bare/index.html.md');
  await client.open(bare, '---\ntitle: "Bare"\n---\n\nA page without sections.\n');
  const absent = (await client.diagnostics(bare, 1)).filter((it) => it.code === 'missing-section');
  const offers = await client.ask('textDocument/codeAction', {textDocument: {uri: bare}, range: absent[0].range, context: {diagnostics: absent}});
  check('what is the same for several findings is offered once', absent.length > 1 && new Set(offers.map((it) => it.title)).size === offers.length &&
        offers.find((it) => it.title === 'explain missing-section').diagnostics.length === absent.length, offers);
  const read = (await client.ask('textDocument/hover', {textDocument: {uri: bare}, position: absent[0].range.start})).contents.value;
  check('and a rule is explained once', read.split('# missing-section').length === 2 && absent.every((it) => read.includes(it.message)), read);

  const only = async (kind) => (await client.ask('textDocument/codeAction', {textDocument: {uri: document}, range: misspelled.range, context: {diagnostics: [], only: [kind]}}));
  const all = await only('source.fixAll');
  const fixed = spawnSync(program, ['check', '--fix', '--stdin-filename', name, '-'], {cwd: root, input: page, encoding: 'utf8'}).stdout;
  check('"fix all" is what --fix does', all.length === 1 && all[0].kind === 'source.fixAll.rubric' && after(all[0]) === fixed);

  const symbols = await client.ask('textDocument/documentSymbol', {textDocument: {uri: document}});
  check('symbols are a tree', symbols.length > 0 && symbols.some((it) => it.children?.length > 0), symbols.map((it) => it.name));
  const folds = await client.ask('textDocument/foldingRange', {textDocument: {uri: document}});
  check('front matter and sections fold', folds.some((it) => it.startLine === 0) && folds.length > symbols.length);
  const lenses = await client.ask('textDocument/codeLens', {textDocument: {uri: document}});
  check('sections with findings have a lens', lenses.some((it) => /finding/.test(it.command.title)));
  const hover = await client.ask('textDocument/hover', {textDocument: {uri: document}, position: misspelled.range.start});
  check('hover tells of the rule and of the schema', /heading-misspelled/.test(hover.contents.value) && /required|optional/.test(hover.contents.value), hover);
  const selection = await client.ask('textDocument/selectionRange', {textDocument: {uri: document}, positions: [misspelled.range.start]});
  check('a selection grows', selection[0].parent !== undefined);

  const missing = page.replace(/\n#+ [^\n]*Hiring Process[^]*$/, '\n') + '\n';
  await client.change(document, 2, [{text: missing}]);
  await client.diagnostics(document, 2);
  const end = missing.split('\n').length - 1;
  const completed = await client.ask('textDocument/completion', {textDocument: {uri: document}, position: {line: end, character: 0}});
  check('missing sections are offered with their skeleton', completed.items.some((it) => it.textEdit.newText.includes('# ')), completed.items.map((it) => it.label));
  const insert = await client.ask('textDocument/codeAction', {textDocument: {uri: document}, range: misspelled.range, context: {diagnostics: [], only: ['source.insertMissingSections']}});
  check('missing sections can be inserted', insert.length === 1 && !rules(applied(missing, insert[0].edit.changes[document])).some((it) => it === 'missing-section'), insert);
  const comment = '<!-- rubric-disable ';
  await client.change(document, 3, [{text: `${missing}${comment}`}]);
  const silenced = await client.ask('textDocument/completion', {textDocument: {uri: document}, position: {line: end, character: comment.length}});
  check('rules are offered in a comment', silenced.items.some((it) => it.label === 'empty-section'));
  check('a clean end', await client.quit() === 0 && client.errors() === '');
}

async function links() {
  write('docs/a.md', '---\ntitle: Page A\n---\n\n## Über die Wörter\n\nText, and [down](#further-on).\n\n## Further on\n\nText.\n');
  write('docs/b.md', '[to a](a.md#further-on), [and](./a.md) and [all](/docs/a.md#further-on "t").\n');
  const client = await connect(program, {root: pathToFileURL(root).href, more: {documentChanges: true}});
  const a = uri('docs/a.md'), b = uri('docs/b.md'), text = fs.readFileSync(at('docs/a.md'), 'utf8'), other = fs.readFileSync(at('docs/b.md'), 'utf8');
  await client.open(a, text);
  await client.open(b, other, 'markdown', 4);
  const heading = {line: 8, character: 5};
  const name = await client.ask('textDocument/prepareRename', {textDocument: {uri: a}, position: heading});
  check('a heading can be renamed', name.placeholder === 'Further on', name);
  check('a paragraph cannot', await client.ask('textDocument/prepareRename', {textDocument: {uri: a}, position: {line: 6, character: 1}}) === null);
  const edit = await client.ask('textDocument/rename', {textDocument: {uri: a}, position: heading, newName: 'Later 😀 on'});
  const change = (of) => edit.documentChanges.find((it) => it.textDocument.uri === of);
  check('edits name versions', change(a).textDocument.version === 1 && change(b).textDocument.version === 4, edit);
  const after = applied(text, change(a).edits);
  check('the heading and its own links change', after.includes('## Later 😀 on') && after.includes('[down](#later--on)'), after);
  check('links from other pages follow', applied(other, change(b).edits) === other.replaceAll('#further-on', '#later--on'), change(b));
  const definition = await client.ask('textDocument/definition', {textDocument: {uri: b}, position: {line: 0, character: 8}});
  check('a link leads to the heading', definition.uri === a && definition.range.start.line === 8, definition);
  const references = await client.ask('textDocument/references', {textDocument: {uri: a}, position: heading, context: {includeDeclaration: true}});
  check('a heading knows the links to it', references.length === 4, references);
  const hover = await client.ask('textDocument/hover', {textDocument: {uri: b}, position: {line: 0, character: 8}});
  check('hover shows the title of the target', /Page A/.test(hover.contents.value) && /Further on/.test(hover.contents.value), hover);
  const leading = await client.ask('textDocument/documentLink', {textDocument: {uri: b}});
  check('links lead to files', leading.length === 3 && leading.every((it) => it.target.startsWith(a)), leading);
  const moved = await client.ask('workspace/willRenameFiles', {files: [{oldUri: a, newUri: uri('docs/deep/c.md')}]});
  const follow = moved.documentChanges.find((it) => it.textDocument.uri === b);
  check('links follow a file that moves', applied(other, follow.edits) === '[to a](deep/c.md#further-on), [and](deep/c.md) and [all](/docs/deep/c.md#further-on "t").\n', applied(other, follow.edits));
  check('a clean end', await client.quit() === 0);
}

async function governing() {
  const client = await connect(program, {root: pathToFileURL(root).href});
  const doc = uri('recipes/bread.md'), config = uri('.rubric.yaml'), schema = uri('recipe.yaml');
  await client.open(doc, '## Method\n\n1. Bake.\n');
  check('no schema claims it', (await client.diagnostics(doc, 1)).length === 0);
  await client.open(schema, 'rubric: 1\nname: recipe\ntitle: a recipe\ntypes:\n  - type: recipe\n    sections:\n      - section: Ingredients\n      - section: Method\n', 'yaml');
  await client.open(config, 'schemas:\n  - {files: "recipes/**", schema: recipe.yaml}\n', 'yaml');
  const seen = async (what, of, holds) => {
    for (let waited = 0; waited < 100; waited++) {
      if (holds(client.published.get(of)?.diagnostics ?? [])) return;
      await new Promise((wake) => setTimeout(wake, 20));
    }
    check(what, false, client.published.get(of));
  };
  await seen('an unsaved configuration and schema govern open pages', doc, (it) => it.some((d) => d.code === 'missing-section'));
  await client.change(config, 2, [{text: 'schemas:\n  - {files: "recipes/**", schema: recipe.yaml}\nrules:\n  missing-sectoin: off\n'}]);
  await seen('mistakes in a configuration show there', config, (it) => it.length === 1 && it[0].range.start.line === 3);
  await client.change(config, 3, [{text: 'schemas:\n  - {files: "recipes/**", schema: recipe.yaml}\nrules:\n  missing-section: off\n'}]);
  await seen('a rule that is switched off says nothing', doc, (it) => it.length === 0);
  await client.change(schema, 2, [{text: 'rubric: 1\nname: recipe\ntypes:\n  - type: recipe\n    sektions: []\n'}]);
  await seen('mistakes in a schema show there', schema, (it) => it.some((d) => d.range.start.line === 4));
  check('a clean end', await client.quit() === 0);
}

async function pulling() {
  const name = 'job-families/x/index.md';
  write(name, page);
  const client = await connect(program, {pull: true, root: pathToFileURL(root).href});
  const document = uri('job-families/y/index.md');
  await client.open(document, page);
  const first = await client.ask('textDocument/diagnostic', {textDocument: {uri: document}});
  check('a pull gives all', first.kind === 'full' && first.items.length > 0);
  const second = await client.ask('textDocument/diagnostic', {textDocument: {uri: document}, previousResultId: first.resultId});
  check('a second pull gives nothing new', second.kind === 'unchanged', second);
  const all = await client.ask('workspace/diagnostic', {previousResultIds: []});
  const there = all.items.find((it) => it.uri === uri(name));
  const of_itself = (items) => items.filter((it) => it.code !== 'duplicate-role').length;   // the open page is the later of two alike
  check('the workspace has the pages on the disk', of_itself(there?.items ?? []) === of_itself(first.items), all.items.map((it) => it.uri));
  const waits = client.ask('workspace/diagnostic', {previousResultIds: all.items.map((it) => ({uri: it.uri, value: it.resultId}))});
  const early = await Promise.race([waits, new Promise((wake) => setTimeout(() => wake('waiting'), 300))]);
  check('an answer without news waits', early === 'waiting', early);
  write(name, `${page}\n## Unheard of\n`);
  await client.tell('workspace/didChangeWatchedFiles', {changes: [{uri: uri(name), type: 2}]});
  check('until a file changes', (await waits).items.some((it) => it.uri === uri(name) && it.kind === 'full'));
  check('nothing was pushed', client.publications() === 0);
  check('a clean end', await client.quit() === 0);
}

for (const encoding of ['utf-8', 'utf-16', 'utf-32']) await randomEdits(encoding, 1000);
await acting();
await links();
await governing();
await pulling();
await judgeBursts(connect, program, page, 'job-families/marketing/event-operations/index.html.md', uri, pathToFileURL(root).href, checked, told, check);
await judgeFrontMatter(connect, program, pathToFileURL(root).href, uri, check);
await judgeCases(connect, program, check);
await judgeLevels(connect, program, pathToFileURL(root).href, uri, check);
await judgeSites(connect, program, check);
await judgeWire(program, check);
await judgeOddMessages(program, check, 100);
await judgeYamlFiles(connect, program, root, check);
console.log(`${judged} things judged, ${failed} not so`);
process.exit(failed > 0 ? 1 : 0);
