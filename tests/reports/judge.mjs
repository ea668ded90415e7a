// Runs rubric over all inputs with every format at once, and gives each report to a reader that is not ours.
//
//     node judge.mjs PATH/TO/rubric [FORMAT…]
//
// Each judge is given the file and the JSON report of the same run, and returns what is wrong, a line each.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inputs } from './inputs.mjs'
import * as checkstyle from './checkstyle.mjs'
import * as codequality from './codequality.mjs'
import * as github from './github.mjs'
import * as junit from './junit.mjs'
import * as rdjson from './rdjson.mjs'
import * as sarif from './sarif.mjs'

const judges = { sarif, codequality, junit, github, checkstyle, rdjson }
const [given, ...only] = process.argv.slice(2)
const program = resolve(given)
const formats = only.length > 0 ? only : Object.keys(judges)
const scratch = mkdtempSync(join(tmpdir(), 'rubric-reports-'))
let faults = 0

function complain(input, format, what) {
  ++faults
  console.log(`${input}: ${format}: ${what}`)
}

// The reports of one run, by format.
function reports(input, jobs) {
  const files = Object.fromEntries(['json', 'text', 'html', ...formats].map((it) => [it, join(scratch, `${input.name}.${jobs}.${it}`)]))
  const words = Object.entries(files).map(([format, file]) => `--format=${format}=${file}`)
  const run = spawnSync(program, ['check', '--jobs', String(jobs), ...words, ...input.words], { cwd: input.folder, encoding: 'utf8' })
  if (run.status > 1 || run.stderr !== '' || run.stdout !== '') complain(input.name, 'run', `${run.status} ${run.stderr}${run.stdout}`)
  return files
}

for (const input of inputs(scratch, process.env.RUBRIC_CORPUS)) {
  const alone = reports(input, 1), together = reports(input, 4)
  const json = JSON.parse(readFileSync(alone.json, 'utf8'))
  for (const format of Object.keys(alone)) {
    if (!readFileSync(alone[format]).equals(readFileSync(together[format]))) complain(input.name, format, 'differs with --jobs')
  }
  for (const format of formats) {
    const wrong = await judges[format].judge(alone[format], json)
    for (const it of wrong.slice(0, 5)) complain(input.name, format, it)
  }
  console.log(`${input.name}: ${json.summary.files} files, ${json.diagnostics.length} findings`)
}
rmSync(scratch, { recursive: true })
if (faults > 0) process.exit(1)
