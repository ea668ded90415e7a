// Configurations and schemas in the editor: what is offered and told at a cursor, written | here.
import fs from 'node:fs';
import path from 'node:path';
import {pathToFileURL} from 'node:url';

export async function judgeYamlFiles(connect, program, folder, check) {
  const root = path.join(folder, 'yaml-files');
  fs.mkdirSync(path.join(root, 'docs'), {recursive: true});
  fs.writeFileSync(path.join(root, 'base.yaml'), 'rules: {whitespace: off}\n');
  fs.writeFileSync(path.join(root, 'recipe.yaml'), 'rubric: 1\nname: recipe\ntypes: [{type: recipe}]\n');
  const uri = (name) => pathToFileURL(path.join(root, name)).href;
  const client = await connect(program, {root: pathToFileURL(root).href});
  const versions = new Map();

  async function at(name, marked) {
    const cursor = marked.indexOf('|'), text = marked.replace('|', ''), before = text.slice(0, cursor).split('\n');
    const version = (versions.get(name) ?? 0) + 1;
    versions.set(name, version);
    if (version === 1) await client.open(uri(name), text, 'yaml');
    else await client.change(uri(name), version, [{text}]);
    return {text, params: {textDocument: {uri: uri(name)}, position: {line: before.length - 1, character: before.at(-1).length}}};
  }
  const offered = async (name, marked) => client.ask('textDocument/completion', (await at(name, marked)).params);
  const labels = async (name, marked) => (await offered(name, marked)).map((it) => it.label);
  const hover = async (name, marked) => (await client.ask('textDocument/hover', (await at(name, marked)).params))?.contents.value ?? '';
  const has = (what, found, wanted, unwanted = []) =>
    check(what, wanted.every((it) => found.includes(it)) && unwanted.every((it) => !found.includes(it)), found);

  const config = '.rubric.yaml', schema = 'recipe.yaml';
  has('the keys of a configuration', await labels(config, '|'), ['extends', 'schemas', 'rules', 'overrides', 'suppress', 'exclude'], ['error', 'whitespace']);
  has('but not those that are there', await labels(config, 'rules: {}\n|\n'), ['schemas'], ['rules']);
  has('rules are keys of "rules"', await labels(config, 'rules:\n  |\n'), ['whitespace', 'missing-section'], ['schemas']);
  has('also among others, and in braces', [...await labels(config, 'rules:\n  whitespace: off\n  mis|\n  empty-link: off\n'), ...await labels(config, 'rules: {whitespace: off, |}\n')], ['missing-section', 'empty-section'], ['whitespace', 'schemas']);
  has('severities of a rule', await labels(config, 'rules:\n  whitespace: |\n'), ['off', 'info', 'warning', 'error'], ['severity']);
  has('keys of a rule', await labels(config, 'rules:\n  whitespace:\n    |\n'), ['severity']);
  has('keys of an entry', await labels(config, 'schemas:\n  - |\n'), ['files', 'schema']);
  has('keys of an entry in braces', await labels(config, 'schemas: [{files: a, |}]\n'), ['schema'], ['files']);
  has('names of schemas and files', await labels(config, 'schemas:\n  - files: a\n    schema: |\n'), ['job-family', 'runbook', 'recipe.yaml', 'base.yaml']);
  has('files to extend, and not the file itself', await labels(config, 'extends: [|]\n'), ['base.yaml'], ['.rubric.yaml', 'runbook']);
  has('rules to suppress', await labels(config, 'suppress:\n  - files: a\n    rules: [whitespace, |]\n'), ['missing-section']);
  has('nothing where anything may stand', await labels(config, 'exclude: |\n'), []);

  has('the keys of a schema', await labels(schema, 'rubric: 1\n|\n'), ['name', 'types', 'front-matter'], ['rubric']);
  has('the keys of a section', await labels(schema, 'rubric: 1\ntypes:\n  - type: t\n    sections:\n      - section: A\n        |\n'), ['presence', 'sections', 'content'], ['section', 'any-order']);
  has('what an entry of a list of sections may be', await labels(schema, 'rubric: 1\ntypes:\n  - type: t\n    sections:\n      - |\n'), ['section', 'any-order', 'one-of', 'use']);
  has('words', await labels(schema, 'rubric: 1\ntypes:\n  - type: t\n    sections:\n      - section: A\n        presence: |\n'), ['required', 'optional', 'anywhere', 'inherited'], ['A']);
  has('definitions', await labels(schema, 'rubric: 1\ndefinitions:\n  parts: [A]\ntypes:\n  - type: t\n    sections: [{use: |}]\n'), ['parts']);
  has('faults and rules for them', [...await labels(schema, 'rubric: 1\ntypes:\n  - type: t\n    report: {|}\n'), ...await labels(schema, 'rubric: 1\ntypes:\n  - type: t\n    report: {missing: |}\n')], ['level-skip', 'missing-section', 'off']);
  has('kinds of blocks', await labels(schema, 'rubric: 1\ntypes:\n  - type: t\n    content:\n      blocks: [paragraph, |]\n'), ['code-block', 'any']);
  has('types of fields', await labels(schema, 'rubric: 1\nfront-matter:\n  fields:\n    title: |\n'), ['string', 'date']);

  // What is taken makes a file that can be read again.
  const marked = 'rubric: 1\nname: n\ntypes:\n  - type: t\n    sections: [{sec|}]\n', place = await at(schema, marked);
  const taken = (await client.ask('textDocument/completion', place.params)).find((it) => it.label === 'section').textEdit;
  check('the word that is typed is replaced', taken.newText === 'section: ' && taken.range.start.character === 16 && taken.range.end.character === 19, taken);

  check('hover tells what a key means', /whose|which/i.test(await hover(config, 'sch|emas: []\n')) && /^\*\*schemas\*\*/.test(await hover(config, 'sch|emas: []\n')));
  check('hover tells what a rule finds', /^\*\*whitespace\*\*\n\n\w/.test(await hover(config, 'rules: {white|space: off}\n')));
  check('hover tells of words', /required.*inherited/.test(await hover(schema, 'rubric: 1\ntypes: [{type: t, sections: [{section: A, pres|ence: optional}]}]\n')));
  check('hover on a value tells of its key', /^\*\*presence/.test(await hover(schema, 'rubric: 1\ntypes: [{type: t, sections: [{section: A, presence: opt|ional}]}]\n')));
  check('hover says nothing of a name', await hover(schema, 'rubric: 1\ntypes: [{type: t, sections: [|A]}]\n') === '');
  check('nor in another YAML file', await hover('docs/other.yaml', 'na|me: x\n') === '' && (await labels('docs/other.yaml', '|\n')).length === 0);

  // What extends another file is checked anew when that one changes, in the editor or on the disk.
  const seen = async (what, of, holds) => {
    for (let waited = 0; waited < 100; waited++) {
      if (holds(client.published.get(of)?.diagnostics ?? [])) return;
      await new Promise((wake) => setTimeout(wake, 20));
    }
    check(what, false, client.published.get(of));
  };
  const page = uri('docs/a.md'), spaced = (it) => it.some((d) => d.code === 'whitespace');
  await client.open(page, 'Two spaces.   \n');
  await at(config, 'extends: base.yaml\n|');
  await seen('what is extended holds', page, (it) => !spaced(it));
  fs.writeFileSync(path.join(root, 'base.yaml'), 'rules: {whitespace: warning}\n');
  await client.tell('workspace/didChangeWatchedFiles', {changes: [{uri: uri('base.yaml'), type: 2}]});
  await seen('a change of it on the disk, too', page, spaced);
  await at('base.yaml', 'rules: {whitespace: off}\n|');
  await seen('and one in the editor', page, (it) => !spaced(it));
  await at('base.yaml', 'rules: {whitespce: off}\n|');
  await seen('a mistake in it shows where it is named', uri(config), (it) => it.length === 1 && /base\.yaml:1:9: unknown rule/.test(it[0].message) && it[0].range.start.character === 9);
  await at(config, 'extends: bse.yaml\n|');
  await seen('a file that is not there is met with the one that was meant', uri(config), (it) => it.length === 1 && /did you mean "base\.yaml"/.test(it[0].message));
  check('a clean end', await client.quit() === 0);
}
