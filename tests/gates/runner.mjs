// Runs the steps of a composite action as GitHub's runner does in a job with a container: the action lies where only
// $GITHUB_ACTION_PATH tells, expressions are GitHub's own (@actions/expressions, @actions/glob), and each `run` is a
// script of its own. What other actions do is told by the caller.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import YAML from 'yaml';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);

function toData(value) {
  if (value === null || value === undefined) return new data.Null();
  if (typeof value === 'boolean') return new data.BooleanData(value);
  if (typeof value === 'number') return new data.NumberData(value);
  if (typeof value === 'string') return new data.StringData(value);
  return new data.Dictionary(...Object.entries(value).map(([key, it]) => ({ key, value: toData(it) })));
}

// As the runner has it: in a process of its own, whose folder is the workspace.
function hashFiles(workspace, patterns) {
  const run = spawnSync(process.execPath, [path.join(here, 'hash_files.mjs'), ...patterns],
    { cwd: workspace, env: { ...process.env, GITHUB_WORKSPACE: workspace }, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(`hashFiles(${patterns.join(', ')}) failed: ${run.stderr}`);
  return run.stdout;
}

// The value of one expression; `contexts` are plain objects.
export function evaluate(expression, contexts, workspace, failed = false) {
  const functions = new Map([
    ['always', 0, 0, () => new data.BooleanData(true)],
    ['success', 0, 0, () => new data.BooleanData(!failed)],
    ['failure', 0, 0, () => new data.BooleanData(failed)],
    ['cancelled', 0, 0, () => new data.BooleanData(false)],
    ['hashfiles', 1, 255, (...patterns) => new data.StringData(hashFiles(workspace, patterns.map((it) => it.coerceString())))],
  ].map(([name, minArgs, maxArgs, call]) => [name, { name, minArgs, maxArgs, call }]));
  const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), [...functions.values()]).parse();
  return new Evaluator(tree, toData(contexts), functions).evaluate();
}

// A text with its ${{ … }} evaluated.
export function interpolate(text, contexts, workspace, failed = false) {
  return String(text).replace(/\$\{\{(.*?)\}\}/gs, (_, expression) => evaluate(expression, contexts, workspace, failed).coerceString());
}

// GITHUB_OUTPUT: lines NAME=VALUE.
function outputsIn(file) {
  return Object.fromEntries(fs.readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => {
    const equals = line.indexOf('=');
    return [line.slice(0, equals), line.slice(equals + 1)];
  }));
}

// Runs action.yml in `action` with these inputs; `used(name, inputs)` stands for the actions it uses and is called again
// after the job, with `name` "post NAME". The result has what was printed, whether a step failed, and the outputs.
export function runAction({ action, workspace, temporary, inputs, environment, used }) {
  const file = YAML.parse(fs.readFileSync(path.join(action, 'action.yml'), 'utf8'));
  const contexts = {
    github: { action_path: '/home/runner/work/_actions/not/in/the/container', workspace: '/home/runner/work/project/project', event_name: 'push' },
    runner: { os: 'Linux', arch: 'X64', temp: temporary },
    inputs: Object.fromEntries(Object.entries(file.inputs).map(([name, it]) => [name, String(inputs[name] ?? it.default)])),
    env: {},
    steps: {},
  };
  for (const name of Object.keys(inputs)) if (!(name in file.inputs)) throw new Error(`there is no input ${name}`);
  let failed = false, printed = '';
  const post = [];
  file.runs.steps.forEach((step, number) => {
    const text = (it) => interpolate(it, contexts, workspace, failed);
    const condition = String(step.if ?? 'success()').replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1');
    const asks = /\b(always|success|failure|cancelled)\s*\(/.test(condition);
    if (!(asks || !failed) || !evaluate(condition, contexts, workspace, failed).coerceString().match(/^(?!false$|$|0$)/)) return;
    let outputs = {}, ended = true;
    if (step.uses) {
      const given = Object.fromEntries(Object.entries(step.with ?? {}).map(([name, it]) => [name, text(it)]));
      outputs = used(step.uses, given) ?? {};
      post.unshift(() => used(`post ${step.uses}`, given));
    } else {
      if (step.shell !== 'bash') throw new Error(`step ${number + 1} has the shell ${step.shell}`);
      const script = path.join(temporary, `step-${number}.sh`), outputFile = path.join(temporary, `output-${number}`);
      fs.writeFileSync(script, text(step.run));
      fs.writeFileSync(outputFile, '');
      const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, it]) => [name, text(it)]));
      const run = spawnSync('bash', ['--noprofile', '--norc', '-e', '-o', 'pipefail', script], {
        cwd: workspace, encoding: 'utf8',
        env: { ...environment, ...env, GITHUB_ACTION_PATH: action, GITHUB_WORKSPACE: workspace, GITHUB_OUTPUT: outputFile, RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64' },
      });
      printed += run.stdout + run.stderr;
      outputs = outputsIn(outputFile);
      ended = run.status === 0;
    }
    if (step.id) contexts.steps[step.id] = { outputs };
    failed ||= !ended;
  });
  for (const it of post) it();
  const outputs = Object.fromEntries(Object.entries(file.outputs ?? {}).map(([name, it]) => [name, interpolate(it.value, contexts, workspace, failed)]));
  return { failed, printed, outputs };
}
