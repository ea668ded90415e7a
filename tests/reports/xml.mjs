// XML by Debian's xmllint: against a schema, and then as values.
import { spawnSync } from 'node:child_process'

export function schemaFaults(file, schema) {
  const run = spawnSync('xmllint', ['--noout', '--huge', '--schema', schema, file], { encoding: 'utf8', maxBuffer: 1 << 28 })
  return run.status === 0 ? [] : run.stderr.trim().split('\n')
}

const references = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export function unescaped(text) {
  return text.replace(/&(?:#(\d+)|#x([0-9a-fA-F]+)|(\w+));/g, (_, decimal, hexadecimal, name) =>
    name ? references[name] : String.fromCodePoint(decimal ? Number(decimal) : parseInt(hexadecimal, 16)))
}

// The start tags of a document that is known to be well-formed, in order: [name, values].
export function tags(text) {
  const found = []
  for (const [, name, inside] of text.matchAll(/<([a-z][a-z-]*)((?:\s+[\w-]+="[^"]*")*)\s*\/?>/g)) {
    const values = {}
    for (const [, key, value] of inside.matchAll(/([\w-]+)="([^"]*)"/g)) values[key] = unescaped(value)
    found.push([name, values])
  }
  return found
}

// What XML cannot hold, as rubric replaces it.
export function writable(text) {
  return [...text].map((char) => {
    const code = char.codePointAt(0)
    if (code === 0x7f) return '\u2421'
    if (code < 0x20 && !'\t\n\r'.includes(char)) return String.fromCodePoint(0x2400 + code)
    const none = (code >= 0x80 && code < 0xa0) || (code & 0xfffe) === 0xfffe || (code >= 0xfdd0 && code <= 0xfdef)
    return none ? '\ufffd' : char
  }).join('')
}
