// The HTML report in Debian's Chromium: without network, light and dark, on a telephone and on a desk.
//
//     node browser.mjs PATH/TO/rubric [--pictures FOLDER]
//
// It prints how long ten thousand findings take to open; nothing fails for being slow.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { inputs, longPage } from './inputs.mjs'

const require = createRequire(import.meta.url)
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')
const [given, , pictures] = process.argv.slice(2)
const program = resolve(given)
const executablePath = '/usr/bin/chromium'
if (!existsSync(executablePath)) {
  console.log(`no ${executablePath}: nothing is judged`)
  process.exit(1)
}

const scratch = mkdtempSync(join(tmpdir(), 'rubric-html-'))
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
    '--disable-sync']
})
let faults = 0

function expect(input, what, ok, more = '') {
  if (ok) return
  ++faults
  console.log(`${input.name}: ${what} ${more}`)
}

function report(input) {
  const html = join(scratch, `${input.name}.html`), json = join(scratch, `${input.name}.json`)
  const run = spawnSync(program, ['check', `--format=html=${html}`, `--format=json=${json}`, ...input.words], { cwd: input.folder, encoding: 'utf8' })
  expect(input, 'the run', run.status <= 1, run.stderr)
  return { url: pathToFileURL(html).href, json: JSON.parse(readFileSync(json, 'utf8')) }
}

async function open(url, width, colorScheme) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true, bypassCSP: false })
  const page = await context.newPage()
  const requests = [], errors = []
  page.on('request', (it) => it.url().startsWith('data:') || requests.push(it.url()))
  page.on('pageerror', (it) => errors.push(String(it)))
  page.on('console', (it) => it.type() === 'error' && errors.push(it.text()))
  const start = performance.now()
  await page.goto(url)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))))
  return { page, context, requests, errors, took: performance.now() - start }
}

async function look(input, { url, json }, width, scheme) {
  const { page, context, requests, errors, took } = await open(url, width, scheme)
  const total = json.diagnostics.length
  const name = `${width} pixels, ${scheme}`
  expect(input, `${name}: asks for other files`, requests.length === 1, requests.join(' '))
  expect(input, `${name}: errors`, errors.length === 0, errors.join('; '))
  expect(input, `${name}: findings`, (await page.locator('.finding').count()) === total)
  expect(input, `${name}: scrolls sideways`, await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth))
  expect(input, `${name}: the overview is not on top`, await page.evaluate(() => document.querySelector('main').firstElementChild.contains(document.querySelector('h1'))))
  if (pictures) await page.screenshot({ path: join(pictures, `${input.name}-${width}-${scheme}.png`), fullPage: total < 300 })
  if (total < 1000) {
    const second = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: scheme, bypassCSP: true, offline: true })
    const judged = await second.newPage()
    await judged.goto(url)
    await judged.evaluate(axe)
    const { violations } = await judged.evaluate(() => window.axe.run())
    for (const it of violations) {
      const severe = it.impact === 'serious' || it.impact === 'critical'
      expect(input, `${name}: ${it.id}: ${it.help}`, !severe, it.nodes.slice(0, 2).map((node) => node.html.slice(0, 200)).join(' '))
    }
    await second.close()
  }
  await context.close()
  return took
}

// Every way to choose shows exactly what the JSON report has of it.
async function choose(input, { url, json }) {
  const { page, context } = await open(url, 1280, 'light')
  const shown = () => page.evaluate(() => new Promise((done) => setTimeout(() => requestAnimationFrame(() => setTimeout(() =>
    done([...document.querySelectorAll('.finding')].filter((it) => !it.hidden && !it.closest('.file').hidden).length))))))
  const count = (test) => json.diagnostics.filter(test).length
  for (const severity of ['error', 'warning', 'info']) {
    const box = page.locator(`input[value=${severity}]`)
    if ((await box.count()) === 0) {
      expect(input, `no box for ${severity}`, count((it) => it.severity === severity) === 0)
      continue
    }
    await box.uncheck()
    expect(input, `without ${severity}`, (await shown()) === count((it) => it.severity !== severity))
    await box.check()
  }
  for (const rule of new Set(json.diagnostics.map((it) => it.rule))) {
    const pick = page.locator(`.pick[data-kind=rule][value="${rule}"]`)
    await pick.click()
    expect(input, `only ${rule}`, (await shown()) === count((it) => it.rule === rule))
    await pick.click()
  }
  if (json.diagnostics.length > 0) {
    const { path } = json.diagnostics[0]
    await page.fill('#words', path.toUpperCase())
    const words = path.toLowerCase().split(/\s+/)
    const text = (it) => `${it.path} ${it.message} ${it.rule}`.toLowerCase()
    expect(input, `only ${path}`, (await shown()) >= count((it) => words.every((word) => text(it).includes(word))))
    await page.click('button[type=reset]')
    expect(input, 'all again', (await shown()) === json.diagnostics.length)
  }
  const sums = await page.evaluate(() => Object.fromEntries(['rule', 'department'].map((kind) => [kind,
    [...document.querySelectorAll(`.pick[data-kind=${kind}]`)].reduce((sum, it) => sum + Number(it.closest('tr').querySelector('td').textContent), 0)])))
  expect(input, 'the rules add up', sums.rule === json.diagnostics.length, JSON.stringify(sums))
  expect(input, 'the departments add up', sums.department === json.diagnostics.length, JSON.stringify(sums))
  await context.close()
}

for (const input of [...inputs(scratch, process.env.RUBRIC_CORPUS), longPage(scratch)]) {
  const made = report(input)
  const took = []
  for (const width of [390, 1280]) {
    for (const scheme of ['light', 'dark']) {
      // A long report looks as it does in the other scheme; half of the four views are enough.
      if (made.json.diagnostics.length < 300 || (width === 390) === (scheme === 'dark')) took.push(await look(input, made, width, scheme))
    }
  }
  if (made.json.diagnostics.length < 1000) await choose(input, made)
  console.log(`${input.name}: ${made.json.diagnostics.length} findings, open in ${took.map((it) => (it / 1000).toFixed(2)).join(', ')} s`)
}
await browser.close()
rmSync(scratch, { recursive: true })
if (faults > 0) process.exit(1)
