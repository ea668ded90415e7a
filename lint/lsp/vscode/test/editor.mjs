// What an author sees in Visual Studio Code: node editor.mjs ADDRESS FOLDER SCREENSHOTS
//
// ADDRESS is a VS Code in the browser with the extension in it, opened on FOLDER. Started by ci/editor-test.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {chromium} from 'playwright-core';

const [address, folder, screenshots] = process.argv.slice(2);
const page_path = path.join(folder, 'job-families/support/on-call-coordinator/index.md');
const words = (text) => text.replace(/[\s\u00a0]+/g, ' ');
const shown = (name) => path.join(screenshots, `${name}.png`);

// Two mistakes; the first line with one has an emoji before it in the same paragraph, and a letter of two units.
fs.mkdirSync(path.dirname(page_path), {recursive: true});
fs.writeFileSync(page_path, `---
title: On-call Coordinator
---

An On-call Coordinator 📟 keeps the rota of the support teams.

## Job Grade

The On-call Coordinator is a [grade 5](/handbook/total-rewards/compensation/compensation-calculator/#gitlab-job-grades).

## Responsbilities

- Plan who answers at night

## Requirements

- Ability to use GitLab

## Performance Indicators

- Time until a page is answered

## **Career Ladder**

The next step is a manager of the support teams.

## Hiring Process

1. Screening call
`);

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
         '--disable-component-update', '--disable-sync'],
});
try {
  const page = await (await browser.newContext({viewport: {width: 1280, height: 800}})).newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(address);
  await page.waitForSelector('.monaco-workbench');
  await page.waitForSelector('.explorer-folders-view .monaco-list-row');
  await page.screenshot({path: shown('0-opened')});
  await open(page, 'job-families');

  const squiggles = page.locator('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning');
  await squiggles.first().waitFor();
  await until(page, () => document.querySelectorAll('.monaco-editor .squiggly-error, .monaco-editor .squiggly-warning').length === 2);
  console.log('ok   two squiggles');
  await page.screenshot({path: shown('1-squiggles')});

  await page.keyboard.press('Control+Shift+M');
  const problems = page.locator('.markers-panel .monaco-list-row');
  await problems.filter({hasText: 'Responsbilities'}).first().waitFor();
  const listed = (await problems.allInnerTexts()).map(words);
  assert.ok(listed.some((it) => it.includes('heading-misspelled') && it.includes('Ln 11, Col 4')), listed.join('\n'));
  assert.ok(listed.some((it) => it.includes('heading-decoration') && it.includes('Ln 23, Col 4')), listed.join('\n'));
  console.log('ok   both in the Problems panel, at their places');
  await page.screenshot({path: shown('2-problems')});

  await offer_fixes(page, 'Responsbilities');
  const menu = words(await page.locator('.action-widget').first().innerText());
  assert.match(menu, /rename to "Responsibilities"/i);
  console.log('ok   the quick fix is offered');
  await page.screenshot({path: shown('3-quick-fix')});

  await page.keyboard.press('Enter');   // the fix is the first of the menu
  await until(page, () => [...document.querySelectorAll('.monaco-editor .view-line')]
    .some((it) => it.textContent.replace(/\u00a0/g, ' ') === '## Responsibilities'));
  await until(page, () => document.querySelectorAll('.monaco-editor .squiggly-error').length === 0);
  console.log('ok   it mends the heading, and the squiggle goes');

  await page.keyboard.press('Control+s');
  await wait_for(() => fs.readFileSync(page_path, 'utf8').includes('## Responsibilities\n'));
  assert.ok(fs.readFileSync(page_path, 'utf8').includes('## **Career Ladder**'), 'the rest is as it was');
  console.log('ok   the file is saved');
  await page.screenshot({path: shown('4-saved')});
} finally {
  await browser.close();
}

function until(page, condition) { return page.waitForFunction(condition, null, {timeout: 30_000}); }

async function wait_for(condition) {
  for (let i = 0; i < 100; ++i) {
    if (condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail(`never happened: ${condition}`);
}

// By the explorer, which shows folders that hold only folders as one row.
async function open(page, folder_name) {
  const rows = page.locator('.explorer-folders-view .monaco-list-row');
  const file = rows.filter({hasText: 'index.md'}).first();
  await rows.filter({hasText: folder_name}).first().click();
  await file.waitFor();
  await file.dblclick();
  await page.waitForSelector('.monaco-editor .view-line');
}

// The first Ctrl+. can be lost to the panel that had the focus.
async function offer_fixes(page, word) {
  for (let i = 0; i < 6; ++i) {
    await page.locator('.monaco-editor .view-line', {hasText: word}).click({position: {x: 60, y: 8}});
    await page.waitForTimeout(300);
    await page.keyboard.press('Control+.');
    const shows = await page.locator('.action-widget').first().waitFor({timeout: 4000}).then(() => true, () => false);
    if (shows) return;
  }
  assert.fail('no quick fix was offered');
}
