// checkstyle.xsd is the format in our words; a file stands in it once.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { schemaFaults, tags, writable } from './xml.mjs'

const schema = fileURLToPath(new URL('checkstyle.xsd', import.meta.url))

export function judge(file, json) {
  const wrong = schemaFaults(file, schema)
  const found = []
  let path
  for (const [name, values] of tags(readFileSync(file, 'utf8'))) {
    if (name === 'file') path = values.name
    if (name === 'error') found.push([path, Number(values.line), Number(values.column), values.severity, values.message, values.source])
  }
  const expected = json.diagnostics.map((it) => [writable(it.path), it.line, it.column, it.severity, writable(it.message), `rubric.${it.rule}`])
  if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${found.length} errors are not the ${expected.length} findings`)
  return wrong
}
