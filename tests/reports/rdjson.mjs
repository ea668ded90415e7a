// reviewdog's format by its validator; columns, in bytes, by counting them again.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const validator = fileURLToPath(new URL('node_modules/@umbrelladocs/rdformat-validator/bin/rdformat-validator.js', import.meta.url))
const severities = { error: 'ERROR', warning: 'WARNING', info: 'INFO' }

export function judge(file, json) {
  const run = spawnSync('node', [validator, '--strict', '--no-extra-fields', file], { encoding: 'utf8', maxBuffer: 1 << 28 })
  const wrong = run.status === 0 ? [] : (run.stdout + run.stderr).trim().split('\n')
  const report = JSON.parse(readFileSync(file, 'utf8'))
  if (report.diagnostics.length !== json.diagnostics.length) wrong.push(`${report.diagnostics.length} of ${json.diagnostics.length} findings`)
  for (const [i, it] of report.diagnostics.entries()) {
    const expected = json.diagnostics[i]
    const { range, path } = it.location
    const same = it.message === expected.message && path === expected.path && it.code.value === expected.rule &&
      it.severity === severities[expected.severity] && range.start.line === expected.line && range.end.line === expected.end_line
    if (!same) wrong.push(`not what was found: ${JSON.stringify(it)}`)
    // On one line, bytes between the columns are bytes between the offsets.
    const bytes = expected.end_offset - expected.offset
    if (range.start.line === range.end.line && range.end.column - range.start.column !== bytes) wrong.push(`columns are no bytes: ${JSON.stringify(it)}`)
    if (range.start.column < expected.column) wrong.push(`a column of bytes is smaller than one of code points: ${JSON.stringify(it)}`)
  }
  return wrong
}
