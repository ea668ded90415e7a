// One file for the editor to load, and beside it what the package brings along.
//
//     node bundle.mjs
//
// RUBRIC_PROGRAM names a program to bring along; without it the extension looks for one where it runs.
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

const here = path.dirname(fileURLToPath(import.meta.url));
await build({
  entryPoints: {extension: path.join(here, 'src/extension.ts')},
  outdir: path.join(here, 'out'),
  bundle: true, platform: 'node', target: 'node18', external: ['vscode'], minify: true,
  legalComments: 'linked', logLevel: 'warning',
});

fs.copyFileSync(path.join(here, '../../../LICENSE'), path.join(here, 'LICENSE'));

// What the extension for YAML completes and checks our files with.
fs.rmSync(path.join(here, 'schemas'), {recursive: true, force: true});
fs.mkdirSync(path.join(here, 'schemas'));
for (const kind of ['config', 'schema']) {
  fs.copyFileSync(path.join(here, `../../../schemas/${kind}.schema.json`), path.join(here, `schemas/${kind}.schema.json`));
}

const program = process.env.RUBRIC_PROGRAM;
fs.rmSync(path.join(here, 'bin'), {recursive: true, force: true});
if (program) {
  fs.mkdirSync(path.join(here, 'bin'));
  fs.copyFileSync(program, path.join(here, 'bin', 'rubric'));
  fs.chmodSync(path.join(here, 'bin', 'rubric'), 0o755);
}
