// The GitHub action in a job: its expressions evaluated, its steps run one after the other: node action_run.mjs RUBRIC
//
// rubric is built by a cmake of the test, which copies the program; the cache and the upload are the test's, too.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const kSkipped = 77;   // CMake's word for a test that could not run
for (const name of ['@actions/expressions', '@actions/glob', 'yaml']) {
  try {
    import.meta.resolve(name);
  } catch {
    console.log(`skipped: tests/gates/node_modules has no ${name}; run npm ci there`);
    process.exit(kSkipped);
  }
}
const { evaluate, interpolate, runAction } = await import('./runner.mjs');

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.join(here, '../..');
const rubric = path.resolve(process.argv[2]);
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'rubric-action-'));
let checks = 0;
const failures = [];
const holds = (what, truth, more = '') => {
  ++checks;
  if (!truth) failures.push(`${what}${more && `\n  | ${more.trim().replaceAll('\n', '\n  | ')}`}`);
};

// What the runner unpacks of this repository: the files of git, without git.
const source = path.join(work, '_actions/rubric');
for (const it of ['CMakeLists.txt', 'CMakePresets.json', 'cmake', 'ci', 'lint/text', 'rules', 'schemas']) {
  fs.cpSync(path.join(root, it), path.join(source, it), { recursive: true });
}
const bin = path.join(work, 'bin'), builds = path.join(work, 'builds');
fs.mkdirSync(bin);
fs.writeFileSync(path.join(bin, 'cmake'), `#!/bin/sh\n[ "$1" = --build ] || exit 0\necho built >>'${builds}'\nmkdir -p "$2" && cp '${rubric}' "$2/rubric"\n`, { mode: 0o755 });
const environment = { PATH: `${bin}:${process.env.PATH}`, HOME: work, LC_ALL: 'C.UTF-8' };
const timesBuilt = () => (fs.existsSync(builds) ? fs.readFileSync(builds, 'utf8').split('\n').length - 1 : 0);

const workspace = path.join(work, 'project'), temporary = path.join(work, 'temp');
fs.mkdirSync(temporary);
const write = (name, text) => {
  fs.mkdirSync(path.dirname(path.join(workspace, name)), { recursive: true });
  fs.writeFileSync(path.join(workspace, name), text);
};
const git = (...words) => {
  const run = spawnSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...words], { cwd: workspace, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
};
const page = (title) => `## ${title}\n\nA few words.\n`;
write('.rubric.yaml', 'schemas:\n  - {files: "**/*.md", schema: ./note.yaml}\n');
write('note.yaml', 'name: note\ntypes: [{type: note, sections: [{section: Summary}]}]\n');
write('docs/a.md', page('Summary'));
write('more/b.md', page('Summary'));
git('init', '-q', '-b', 'main');
git('add', '.');
git('commit', '-qm', 'Begin');

const cache = new Map();
function job(inputs = {}) {
  const seen = { uploads: [], keys: [] };
  fs.rmSync(path.join(source, 'build'), { recursive: true, force: true });
  const used = (name, given) => {
    if (name.startsWith('actions/cache@')) {
      seen.keys.push(given.key);
      if (cache.has(given.key)) {
        fs.mkdirSync(path.dirname(given.path), { recursive: true });
        fs.copyFileSync(cache.get(given.key), given.path);
      }
    } else if (name.startsWith('post actions/cache@')) {
      if (!fs.existsSync(given.path)) return holds('what is to be kept is there', false, given.path);
      const kept = path.join(work, `kept-${cache.size}`);
      if (!cache.has(given.key)) fs.copyFileSync(given.path, kept), cache.set(given.key, kept);
    } else if (name.startsWith('github/codeql-action/upload-sarif@')) {
      seen.uploads.push(JSON.parse(fs.readFileSync(path.join(workspace, given.sarif_file), 'utf8')));
    } else if (!name.startsWith('post ')) throw new Error(`the action uses ${name}`);
    return {};
  };
  return { ...runAction({ action: path.join(source, 'ci/github'), workspace, temporary, inputs, environment, used }), ...seen };
}
const results = (it) => it.uploads[0].runs[0].results;

let it = job();
holds('a clean project passes', !it.failed, it.printed);
holds('its report is uploaded, and is empty', it.uploads.length === 1 && results(it).length === 0, it.printed);
holds('the action says where the report is', it.outputs.sarif === 'rubric.sarif', JSON.stringify(it.outputs));
holds('rubric was built', timesBuilt() === 1);
const key = it.keys[0];
holds('the key of the cache names the source', /^rubric-Linux-X64-[0-9a-f]{32}$/.test(key), key);

write('docs/--config=other.md', page('Summary'));
write('docs/new.md', page('Sumary'));
it = job();
holds('a mistake fails the step', it.failed, it.printed);
holds('and is an annotation', it.printed.includes('::error title=heading-misspelled,file=docs/new.md,line=1'), it.printed);
holds('and is uploaded', results(it).length === 1, it.printed);
holds('the same source is built once', timesBuilt() === 1 && it.keys[0] === key);

it = job({ 'fail-on': 'never', sarif: './docs/../findings.sarif', paths: 'docs/new.md\nmore' });
holds('what fails is an input', !it.failed, it.printed);
holds('a report may be anywhere', results(it).length === 1 && it.outputs.sarif === './docs/../findings.sarif', it.printed);
it = job({ paths: 'more' });
holds('paths are an input', !it.failed && results(it).length === 0, it.printed);
it = job({ upload: 'false' });
holds('whether it is uploaded is an input', it.failed && it.uploads.length === 0 && it.outputs.sarif === 'rubric.sarif', it.printed);
it = job({ paths: '--config=other.md' });
holds('a path that reads like an option is a path', it.failed && it.printed.includes('--config=other.md: '), it.printed);

write('rubric.sarif', '{"runs": [{"results": ["not ours"]}]}');
it = job({ baseline: 'none.yaml' });
holds('a run that fails fails the step', it.failed && it.printed.includes('none.yaml'), it.printed);
holds('and uploads nothing, not even what lay there', it.uploads.length === 0 && it.outputs.sarif === '', it.printed);

git('add', '.');
git('commit', '-qm', 'Mistake');
it = job({ since: 'HEAD' });
holds('only what is new since a revision', !it.failed && results(it).length === 0, it.printed);
it = job({ since: 'HEAD~1' });
holds('is reported', it.failed && results(it).length === 1, it.printed);
it = job({ since: '--staged' });
holds('a revision that reads like an option is a revision', it.failed && it.printed.includes('--staged'), it.printed);

fs.appendFileSync(path.join(source, 'rules/all_rules.h'), '// more\n');
it = job({ paths: 'more' });
holds('another source is built anew', timesBuilt() === 2 && it.keys[0] !== key);

// The expressions of the workflows that README.md shows and `rubric init` writes.
spawnSync(rubric, ['init', '--force', '--github'], { cwd: work });
for (const file of [path.join(root, 'README.md'), path.join(work, '.github/workflows/rubric.yml')]) {
  const [, since] = fs.readFileSync(file, 'utf8').match(/^ +since: (.*)$/m) ?? [];
  const value = (github) => interpolate(since, { github }, workspace);
  holds(`${path.basename(file)}: a pull request is held against its target`, value({ event_name: 'pull_request', base_ref: 'main' }) === 'origin/main');
  holds(`${path.basename(file)}: a push is checked whole`, value({ event_name: 'push', base_ref: '' }) === '');
}

// The runner is one that refuses: what version 0.1.0 asked of it.
const refused = (expression) => {
  try {
    return evaluate(expression, { github: { action_path: path.join(source, 'ci/github') } }, workspace).coerceString() === '';
  } catch {
    return true;
  }
};
holds('hashFiles does not go up', refused("hashFiles(format('{0}/../../rules/**', github.action_path))"));
holds('hashFiles sees the workspace', !refused("hashFiles('docs/*.md')"));

fs.rmSync(work, { recursive: true });
for (const failure of failures) console.error(`FAILED: ${failure}`);
console.log(`${checks} checks, ${failures.length} failures`);
process.exit(failures.length === 0 ? 0 : 1);
