// The JSON Schemas for editors, judged by ajv: every file of ours that rubric accepts they accept, every one of a set of
// broken ones they refuse; and of thousands of files with one thing changed they say what rubric says.
//
//     node json_schema.mjs PATH/TO/rubric
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import Ajv from 'ajv'
import * as yaml from 'js-yaml'

const program = resolve(process.argv[2])
const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..')
const scratch = mkdtempSync(join(tmpdir(), 'rubric-json-schema-'))
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }))
let faults = 0
const complain = (words) => { ++faults; console.log(words) }
const rubric = (words, cwd) => spawnSync(program, words, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 })
const read = (name) => readFileSync(join(project, name), 'utf8')
const parsed = (text) => yaml.load(text, { schema: yaml.CORE_SCHEMA })

// draft-07 as the YAML servers of editors read it; strict, so that a keyword it does not know is a fault.
const judges = Object.fromEntries(['schema', 'config'].map((kind) => {
  const judge = new Ajv({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true }).compile(JSON.parse(rubric(['schema', 'json-schema', kind]).stdout))
  return [kind, (value) => judge(value) ? [] : judge.errors.map((it) => `${it.instancePath} ${it.message}`)]
}))

// Files of the project, and the examples of its manuals.
const fences = (name) => [...read(name).matchAll(/^```yaml(?: (\S+))?\n([^]*?)^```$/gm)].map((it) => ({ name: it[1] ?? '', text: it[2] })).filter((it) => /^[^#]/m.test(it.text))
const ours = {
  schema: [
    ...['schemas/job-family.yaml', 'schemas/runbook.yaml', 'schemas/decision-record.yaml', 'fixtures/schemas/everything.yaml'].map((name) => [name, read(name)]),
    ...fences('lint/schema/language.md').map((it, i) => [`example ${i + 1} of language.md`, it.text]),
    ...fences('README.md').filter((it) => it.name.startsWith('schemas/')).map((it) => [`README.md: ${it.name}`, it.text]),
  ],
  config: [
    ...['fixtures/rules/.rubric.yaml'].map((name) => [name, read(name)]),
    ...fences('lint/engine/configuration.md').map((it, i) => [`example ${i + 1} of configuration.md`, it.text]),
    ...fences('README.md').filter((it) => it.name === '.rubric.yaml').map((it) => [`README.md: ${it.name}`, it.text]),
  ],
}
for (const [kind, files] of Object.entries(ours)) {
  for (const [name, text] of files) for (const it of judges[kind](parsed(text))) complain(`${name} is refused: ${it}`)
}

// One mistake each, with the place that is told.
const broken = {
  schema: [
    ['name: n\n', ' must have required'], ['types: [{type: t}]\n', ' must have required'], ['name: n\ntypes: [{title: t}]\n', '/types/0 '],
    ['name: n\ntypes: [{type: t, sectoins: [A]}]\n', '/types/0 '], ['name: n\ntypes: [{type: t, sections: [{section: A, presence: requird}]}]\n', '/types/0/sections/0/presence '],
    ['name: n\ntypes: [{type: t, sections: [{section: A, level: 7}]}]\n', '/types/0/sections/0/level '], ['name: n\ntypes: [{type: t, sections: A}]\n', '/types/0/sections '],
    ['name: n\nrules: {section-ordre: off}\ntypes: [{type: t}]\n', '/rules '], ['name: n\nrules: {section-order: of}\ntypes: [{type: t}]\n', '/rules/section-order '],
    ['name: n\ntypes: [{type: t, content: {contains: [{pattern: a, text: b}]}}]\n', '/types/0/content/contains/0 '],
    ['name: n\ntypes: [{type: t, content: {blocks: [paragrph]}}]\n', '/types/0/content/blocks/0 '], ['rubric: 2\nname: n\ntypes: [{type: t}]\n', '/rubric '],
    ['name: n\nfront-matter: {fields: {title: text}}\ntypes: [{type: t}]\n', '/front-matter/fields/title '],
  ],
  config: [
    ['rule: {}\n', ' must NOT have additional'], ['rules: {section-ordre: off}\n', '/rules '], ['rules: {section-order: warn}\n', '/rules/section-order '],
    ['rules:\n', '/rules '], ['schemas: [{files: a}]\n', '/schemas/0 '], ['schemas: [{files: [], schema: runbook}]\n', '/schemas/0/files '],
    ['schemas: [{files: a, schema: runbok}]\n', '/schemas/0/schema '], ['overrides: [{rules: {}}]\n', '/overrides/0 '], ['suppress: [{files: a, rules: nothing}]\n', '/suppress/0/rules '],
    ['exclude: {a: b}\n', '/exclude '], ['extends: [[a.yaml]]\n', '/extends'],
  ],
}
for (const [kind, files] of Object.entries(broken)) {
  for (const [text, place] of files) {
    const told = judges[kind](parsed(text))
    if (!told.some((it) => it.startsWith(place))) complain(`${JSON.stringify(text)} is not refused at ${place}: ${told.join('; ')}`)
  }
}

// Every value of ours in turn becomes something else, is removed, or gets a neighbour that no table has.
const others = ['word', 7, true, [], {}, null, ['x'], { x: 1 }]
function* changed(value, path = []) {
  if (path.length > 0) for (const other of others) yield [path, other]
  if (value === null || typeof value !== 'object') return
  if (!Array.isArray(value)) yield [[...path, 'no-such-key'], 1]
  for (const key of Object.keys(value)) {
    if (!Array.isArray(value)) yield [[...path, key], undefined]
    yield* changed(value[key], [...path, key])
  }
}
function applied(value, path, to) {
  if (path.length === 0) return to
  const copy = Array.isArray(value) ? [...value] : { ...value }
  const next = applied(copy[path[0]], path.slice(1), to)
  if (next === undefined) delete copy[path[0]]
  else copy[path[0]] = next
  return copy
}
function mutants(kind, most) {
  const all = ours[kind].flatMap(([name, text]) => [...changed(parsed(text))].map(([path, to]) => ({ name, path, to, value: applied(parsed(text), path, to) })))
  const step = Math.max(1, Math.floor(all.length / most))
  return all.filter((_, i) => i % step === 0)
}

// What rubric says of each: "" or its complaints.
const said = {
  schema(files) {
    files.forEach((it, i) => writeFileSync(join(scratch, `${i}.yaml`), yaml.dump(it.value, { noRefs: true })))
    const told = files.map(() => [])
    const run = rubric(['schema', 'check', '--format', 'json', ...files.map((_, i) => `${i}.yaml`)], scratch)
    for (const it of JSON.parse(run.stdout).diagnostics) if (it.severity === 'error') told[parseInt(it.path)]?.push(it.message)
    return told
  },
  config(files) {
    files.forEach((it, i) => {
      mkdirSync(join(scratch, `${i}/schemas`), { recursive: true })
      writeFileSync(join(scratch, `${i}/.rubric.yaml`), yaml.dump(it.value, { noRefs: true }))
      writeFileSync(join(scratch, `${i}/a.md`), '')
    })
    const told = files.map(() => [])
    for (const line of rubric(['check', '.'], scratch).stderr.split('\n')) {
      const [, i, message] = line.match(/^(\d+)\/\.rubric\.yaml:\d+:\d+: error: (.*)$/) ?? []
      if (i !== undefined) told[i].push(message)
    }
    return told
  },
}
// What no JSON Schema can know: files, patterns, and how one part of a file goes with another.
const beyond = /does not exist|cannot be read|can be read|there is no|not a regular expression|glob ".*" |exclude each other|is for |has no meaning|unknown definition|uses itself|is more than|never used|already|needs a name|in braces|nest at most|slot|no other|extends itself|form|no page|is empty|taken|already|can never|address|begins and ends|wants a group/
let agreed = 0
for (const [kind, most] of [['schema', 3000], ['config', 1500]]) {
  const files = mutants(kind, most)
  const told = said[kind](files)
  files.forEach((it, i) => {
    const refused = judges[kind](JSON.parse(JSON.stringify(it.value)))
    const words = told[i].filter((message) => !beyond.test(message))
    const what = `${it.name}: ${it.path.join('.')} = ${JSON.stringify(it.to)}`
    if (refused.length > 0 && told[i].length === 0) complain(`${what}: only the JSON Schema refuses it: ${refused.join('; ').slice(0, 300)}`)
    else if (refused.length === 0 && words.length > 0) complain(`${what}: only rubric refuses it: ${words.join('; ').slice(0, 300)}`)
    else ++agreed
  })
}
console.log(`${agreed} changed files judged alike, ${faults} faults`)
process.exit(faults === 0 ? 0 : 1)
