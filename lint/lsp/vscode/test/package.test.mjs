// What is in the package that was built last: the names of its files stand in it as they are.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import {test} from 'node:test';

const file = (name) => new URL(`../${name}`, import.meta.url);
const packed = fs.readFileSync(file('rubric.vsix'));
const manifest = JSON.parse(fs.readFileSync(file('package.json'), 'utf8'));

test('the package has what its manifest refers to', () => {
  for (const name of [manifest.main, ...manifest.contributes.yamlValidation.map((it) => it.url)]) {
    assert.ok(packed.includes(`extension/${name.replace(/^\.\//, '')}`), name);
  }
});

test('the JSON Schemas in it are those of the project', () => {
  for (const {url} of manifest.contributes.yamlValidation) {
    assert.equal(fs.readFileSync(file(url), 'utf8'), fs.readFileSync(file(`../../../${url}`), 'utf8'), url);
  }
});
