// SARIF by Microsoft's multitool, with the rules of the standard and those of GitHub, and by the schema that comes
// with it: each finds what the other does not.
import { spawnSync } from 'node:child_process'
import { chmodSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const Ajv = require('ajv/dist/2020').default
const addFormats = require('ajv-formats').default
const folder = fileURLToPath(new URL('node_modules/@microsoft/sarif-multitool-linux/', import.meta.url))
const levels = { error: 'error', warning: 'warning', info: 'note' }

// What only the one who publishes rubric knows: where it lives.
const unknown = ['SARIF2005']

const withoutMark = (text) => text.replace(/^\ufeff/, '')
const ajv = new Ajv({ strict: false, allErrors: true })
addFormats(ajv)
const valid = ajv.compile(JSON.parse(withoutMark(readFileSync(folder + 'sarif-2.1.0.json', 'utf8'))))

// npm may leave out the step of the package that does this.
chmodSync(folder + 'Sarif.Multitool', 0o755)

// The multitool ends with 0 whatever it finds; what it finds is SARIF again.
function multitool(file) {
  const output = file + '.judged'
  const words = ['validate', file, '--quiet', 'true', '--output', output, '--log', 'ForceOverwrite', '--rule-kind', 'Sarif;Ghas',
    '--level', 'Error;Warning', '--kind', 'Fail']
  const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1', DOTNET_gcServer: '0' }
  const run = spawnSync(folder + 'Sarif.Multitool', words, { encoding: 'utf8', env, maxBuffer: 1 << 28 })
  if (run.error || run.status !== 0) return [`multitool: ${run.error ?? run.stdout + run.stderr}`]
  const log = JSON.parse(withoutMark(readFileSync(output, 'utf8')))
  rmSync(output)
  const wrong = []
  for (const result of log.runs.flatMap((it) => it.results ?? [])) {
    const rule = log.runs[0].tool.driver.rules?.[result.ruleIndex]
    const template = result.message.text ?? rule?.messageStrings?.[result.message.id]?.text ?? ''
    const message = template.replace(/\{(\d+)\}/g, (_, i) => result.message.arguments?.[i])
    if (unknown.includes(result.ruleId.slice(0, 9))) continue
    wrong.push(`${result.ruleId} ${result.level ?? 'warning'}: ${message.slice(0, 400)}`)
  }
  for (const invocation of log.runs.flatMap((it) => it.invocations ?? [])) {
    for (const it of invocation.toolExecutionNotifications ?? []) {
      if (it.level === 'error') wrong.push(`multitool: ${it.message.text}`)
    }
  }
  return wrong
}

// A path as the URI names it; bytes that are not UTF-8 as they are shown elsewhere.
function pathOf(uri) {
  const bytes = []
  for (const piece of uri.match(/%[0-9A-F]{2}|[^%]/g) ?? []) bytes.push(piece.length === 3 ? parseInt(piece.slice(1), 16) : piece.charCodeAt(0))
  return Buffer.from(bytes).toString('utf8')
}

export function judge(file, json) {
  const text = readFileSync(file, 'utf8')
  const sarif = JSON.parse(text)
  const wrong = multitool(file)
  if (!valid(sarif)) wrong.push(...valid.errors.map((it) => `${it.instancePath} ${it.message}`))
  const [run] = sarif.runs
  const reported = run.results.filter((it) => it.suppressions.length === 0)
  const found = reported.map((it) => {
    const { region, artifactLocation } = it.locations[0].physicalLocation
    return [it.ruleId, run.tool.driver.rules[it.ruleIndex].id, it.level, it.message.text, pathOf(artifactLocation.uri), region.startLine,
      region.startColumn, region.endLine, region.endColumn, it.partialFingerprints['rubric/v2'], it.properties.kind, it.properties.arguments]
  })
  const expected = json.diagnostics.map((it) => [it.rule, it.rule, levels[it.severity], it.message, it.path, it.line, it.column, it.end_line,
    it.end_column, it.fingerprint, it.kind, it.arguments])
  for (const [i, it] of found.entries()) {
    if (JSON.stringify(it) !== JSON.stringify(expected[i])) wrong.push(`${JSON.stringify(it)} is not ${JSON.stringify(expected[i])}`)
  }
  if (found.length !== expected.length) wrong.push(`${found.length} results for ${expected.length} findings`)
  const names = run.results.map((it) => it.partialFingerprints['rubric/v2'])
  if (new Set(names).size !== names.length) wrong.push('a fingerprint is not unique')
  if (run.artifacts.length !== json.summary.files) wrong.push(`${run.artifacts.length} artifacts for ${json.summary.files} files`)
  return wrong
}
