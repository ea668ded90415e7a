// Which program is found: the source is bundled for each run, so that the test needs no build before it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {build} from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'rubric-program-'));
after(() => fs.rmSync(work, {recursive: true}));
const bundle = path.join(work, 'program.mjs');
await build({entryPoints: [path.join(here, '../src/program.ts')], outfile: bundle, bundle: true, platform: 'node', format: 'esm'});
const {findProgram} = await import(pathToFileURL(bundle));

function executable(...parts) {
  const file = path.join(work, ...parts);
  fs.mkdirSync(path.dirname(file), {recursive: true});
  fs.writeFileSync(file, '#!/bin/sh\n');
  fs.chmodSync(file, 0o755);
  return file;
}

const installed = executable('usr', 'rubric');
const bundled = executable('extension', 'bin', 'rubric');
const built = executable('project', 'build', 'rubric');
const homely = executable('home', 'tools', 'rubric');
const around = (changes) => ({
  setting: '', workspaceFolder: path.join(work, 'project'), extensionFolder: path.join(work, 'extension'),
  searchPath: path.dirname(installed), home: path.join(work, 'home'), platform: 'linux', ...changes,
});
const nowhere = path.join(work, 'empty');

test('without a setting it is the one on the PATH', () => {
  assert.deepEqual(findProgram(around({})), {found: true, path: installed, source: 'PATH'});
});

test('without one on the PATH it is the one in the extension', () => {
  assert.deepEqual(findProgram(around({searchPath: nowhere})), {found: true, path: bundled, source: 'bundled'});
});

test('the setting comes before both', () => {
  for (const setting of [built, '${workspaceFolder}/build/rubric', './build/rubric', 'build/rubric']) {
    assert.deepEqual(findProgram(around({setting})), {found: true, path: built, source: 'setting'}, setting);
  }
});

test('a setting may begin at home, or be a name on the PATH', () => {
  assert.equal(findProgram(around({setting: '~/tools/rubric'})).path, homely);
  assert.equal(findProgram(around({setting: 'rubric'})).path, installed);
});

test('a setting that names nothing is told, and no other program is taken', () => {
  const answer = findProgram(around({setting: '/no/such/rubric'}));
  assert.equal(answer.found, false);
  assert.match(answer.reason, /rubric\.path is "\/no\/such\/rubric"/);
});

test('a file that cannot be run, a folder and a relative PATH entry are not programs', () => {
  const plain = path.join(work, 'plain', 'rubric');
  fs.mkdirSync(path.dirname(plain), {recursive: true});
  fs.writeFileSync(plain, '');
  fs.mkdirSync(path.join(work, 'folder', 'rubric'), {recursive: true});
  const searchPath = [path.dirname(plain), path.join(work, 'folder'), '.'].join(path.delimiter);
  assert.equal(findProgram(around({searchPath, extensionFolder: nowhere})).found, false);
});
