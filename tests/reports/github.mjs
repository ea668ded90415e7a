// Workflow commands are read as GitHub's runner does, and written again by @actions/core: the bytes must come back.
import { readFileSync } from 'node:fs'
import { issueCommand } from './node_modules/@actions/core/lib/command.js'

const levels = { error: 'error', warning: 'warning', info: 'notice' }

const undo = (text, also) => {
  for (const [code, char] of [...also, ['%0D', '\r'], ['%0A', '\n'], ['%25', '%']]) text = text.replaceAll(code, char)
  return text
}

function read(line) {
  const found = /^::(\w+) ([^:]*(?:%3A)?[^:]*)::(.*)$/s.exec(line)
  if (!found) return undefined
  const properties = {}
  for (const pair of found[2].split(',')) {
    const at = pair.indexOf('=')
    properties[pair.slice(0, at)] = undo(pair.slice(at + 1), [['%3A', ':'], ['%2C', ',']])
  }
  return { command: found[1], properties, message: undo(found[3], []) }
}

function written({ command, properties, message }) {
  let out = ''
  const write = process.stdout.write
  process.stdout.write = (text) => { out += text; return true }
  try {
    issueCommand(command, properties, message)
  } finally {
    process.stdout.write = write
  }
  return out
}

export function judge(file, json) {
  const text = readFileSync(file, 'utf8')
  const lines = text === '' ? [] : text.slice(0, -1).split('\n')
  const wrong = []
  if (lines.length !== json.diagnostics.length) wrong.push(`${lines.length} commands for ${json.diagnostics.length} findings`)
  for (const [i, line] of lines.entries()) {
    const command = read(line)
    const it = json.diagnostics[i]
    if (!command) wrong.push(`no command: ${line}`)
    else if (written(command) !== line + '\n') wrong.push(`@actions/core writes it differently: ${line}`)
    else {
      const { file, title, line: begin, endLine, col, endColumn } = command.properties
      const same = command.command === levels[it.severity] && file === it.path && title === it.rule && command.message === it.message
      const place = Number(begin) === it.line && Number(endLine) === it.end_line
      const columns = it.line === it.end_line
        ? Number(col) === it.column && Number(endColumn) === Math.max(it.column, it.end_column - 1)
        : col === undefined && endColumn === undefined
      if (!same || !place || !columns) wrong.push(`not what was found: ${line}`)
    }
  }
  return wrong
}
