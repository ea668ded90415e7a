// What GitLab makes of a Code Quality report: it reads entries up to the first it does not understand, and keeps one
// for each fingerprint. A report is good if all its entries are kept, and can be linked to and counted.
import { readFileSync } from 'node:fs'

const severities = { error: 'major', warning: 'minor', info: 'info' }

// Why GitLab would stop at this entry; undefined if it would not.
function refusal(entry) {
  for (const key of ['description', 'check_name', 'fingerprint', 'severity']) {
    if (typeof entry[key] !== 'string') return `${key} is no string`
  }
  const { location } = entry
  if (typeof location !== 'object' || location === null) return 'location is no object'
  if (typeof location.path !== 'string') return 'location.path is no string'
  if (!Number.isInteger(location.lines?.begin) || location.lines.begin < 1) return 'location.lines.begin is no line'
}

export function judge(file, json) {
  const bytes = readFileSync(file)
  const wrong = []
  if (bytes.subarray(0, 3).equals(Buffer.from('\ufeff'))) wrong.push('begins with a byte order mark')
  const entries = JSON.parse(bytes.toString('utf8'))
  if (!Array.isArray(entries)) return ['is no array']
  const kept = new Map()
  for (const [i, entry] of entries.entries()) {
    const reason = refusal(entry)
    if (reason) return [...wrong, `entry ${i}: ${reason}; this and all after it are lost`]
    if (kept.has(entry.fingerprint)) wrong.push(`entry ${i} is lost: it has the fingerprint of another`)
    kept.set(entry.fingerprint, entry)
    if (!['info', 'minor', 'major', 'critical', 'blocker'].includes(entry.severity)) wrong.push(`entry ${i}: severity ${entry.severity}`)
    const { path } = entry.location
    if (path.startsWith('/') || path.startsWith('./') || path.startsWith('../')) wrong.push(`entry ${i}: path ${path} is not one of the repository`)
  }
  const expected = json.diagnostics.map((it) => [it.message, it.rule, it.path, it.line, it.fingerprint, severities[it.severity]])
  const found = [...kept.values()].map((it) => [it.description, it.check_name, it.location.path, it.location.lines.begin, it.fingerprint, it.severity])
  if (JSON.stringify(found) !== JSON.stringify(expected)) wrong.push(`${found.length} entries are not the ${expected.length} findings`)
  return wrong
}
