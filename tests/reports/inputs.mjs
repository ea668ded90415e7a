// What reports are made of here: the project's pages, real pages, nothing, ten thousand findings, and names and
// messages that are hard to write down.
import { cpSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const project = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

// Every heading but two is a finding, and stands in its message.
const schema = `name: note
title: a note
types:
  - type: note
    sections:
      - section: Summary
      - section: Decision
    closed: true
`

const oddNames = [
  'with space.md', `quote"s and 'apostrophes'.md`, '100%.md', '%41%.md', 'ünïcode-日本-🚀.md', 'comma,colon:and;semicolon.md',
  'less<than>&amp;.md', 'hash#question?.md', 'back\\slash.md', '[brackets]{braces}.md', 'tab\tand\nnewline.md', 'a=b+c~d.md',
  'folder with space/ümläut/$HOME `x`.md', '-dash.md', '::error::.md'
]
const oddHeadings = [
  'say "hello" to \'them\'', '100 % of 5%25 and %0A', 'Zürich, 日本, 🚀 and e\u0301', '<b>&amp;</b> ]]> <!-- x', 'back\\slash and `code`',
  'a bell \u0007, an escape \u001b[31m, a null\u0000', 'right-to-left \u202e and \ufeff', '::error file=x::y', 'tab\there', '\ufffe and \u0085'
]

function page(headings) {
  return '## Summary\n\nText with ünïcode.\n\n' + headings.map((heading) => `## ${heading}\n\n🚀 text\n\n`).join('') + '## Decison\n\nText.\n'
}

function write(path, text) {
  const name = path.toString("latin1")
  mkdirSync(name === path ? dirname(path) : Buffer.from(dirname(name), "latin1"), { recursive: true })
  writeFileSync(path, text)
}

function many(folder) {
  for (let file = 0; file < 400; ++file) {
    const headings = Array.from({ length: 24 }, (_, i) => `${oddHeadings[i % oddHeadings.length]} ${file % 7 === 0 ? '' : i}`)
    write(join(folder, `department-${file % 9}`, `family ${file}.md`), page(headings))
  }
}

function odd(folder) {
  for (const name of oddNames) write(join(folder, name), page(oddHeadings))
  write(Buffer.concat([Buffer.from(join(folder, 'broken ')), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from('.md')]), page(oddHeadings))
  write(join(folder, 'bytes.md'), Buffer.concat([Buffer.from('\ufeff## A\r\n\r\nx \r## Q\r\n\n## '), Buffer.from([0xff, 0xc3, 0x28]), Buffer.from('\r\n\r\nx')]))
  write(join(folder, 'silenced.md'), '<!-- rubric-disable-file unexpected-section: "quoted" 100% & <b> -->\n\n' + page(oddHeadings))
}

// One page with ten thousand findings.
export function longPage(scratch) {
  const folder = join(scratch, 'one long page')
  write(join(folder, 'note.yaml'), schema)
  write(join(folder, 'long.md'), page(Array.from({ length: 10000 }, (_, i) => `Number ${i}`)))
  return { name: 'one long page', folder, words: ['--schema', 'note.yaml', 'long.md'] }
}

// Each is {name, folder, words}: a folder to run in, and what to give to `rubric check`.
export function inputs(scratch, corpus) {
  const made = (name, fill, words) => {
    const folder = join(scratch, name)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'note.yaml'), schema)
    fill(folder)
    return { name, folder, words }
  }
  const all = [
    { name: 'fixtures', folder: project, words: ['fixtures'] },
    made('all fixtures', (folder) => cpSync(join(project, 'fixtures'), join(folder, 'pages'), { recursive: true, filter: (it) => !it.endsWith('.yaml') }), ['--schema', 'job-family', 'pages']),
    made('empty', (folder) => write(join(folder, 'good.md'), '## Summary\n\nText.\n\n## Decision\n\nText.\n'), ['--schema', 'note.yaml', '.']),
    made('odd', odd, ['--schema', 'note.yaml', '.']),
    made('many', many, ['--schema', 'note.yaml', '.'])
  ]
  if (corpus && existsSync(corpus)) {
    all.push(made('corpus', (folder) => cpSync(corpus, join(folder, 'corpus'), { recursive: true }), ['corpus']))
  }
  return all
}
