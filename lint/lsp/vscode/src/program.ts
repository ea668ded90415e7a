// Which program is the server: what the setting names, or the one on the PATH, or the one in this extension.
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

export interface Surroundings {
  setting: string;            // rubric.path as it is written; "" if it is not set
  workspaceFolder: string;    // "" without one
  extensionFolder: string;
  searchPath: string;         // the environment's PATH
  home?: string;
  platform?: NodeJS.Platform;
}

export type Program =
  | {found: true; path: string; source: 'setting' | 'PATH' | 'bundled'}
  | {found: false; reason: string};

// A setting that names nothing is a mistake to tell, not a reason to take another program.
export function findProgram(around: Surroundings): Program {
  const platform = around.platform ?? process.platform;
  const name = platform === 'win32' ? 'rubric.exe' : 'rubric';

  if (around.setting.trim() !== '') {
    const named = expand(around.setting.trim(), around);
    const places = path.isAbsolute(named) ? [named]
      : named.includes('/') || named.includes(path.sep) ? [path.resolve(around.workspaceFolder || '.', named)]
      : onPath(around.searchPath, named);
    const program = places.find(isExecutable);
    if (program) return {found: true, path: program, source: 'setting'};
    return {found: false, reason: `rubric.path is "${around.setting}", and there is no program of that name`};
  }

  const installed = onPath(around.searchPath, name).find(isExecutable);
  if (installed) return {found: true, path: installed, source: 'PATH'};

  const bundled = path.join(around.extensionFolder, 'bin', name);
  if (isExecutable(bundled)) return {found: true, path: bundled, source: 'bundled'};

  return {found: false, reason: 'there is no program "rubric" on the PATH; install it or say where it is in the setting rubric.path'};
}

function expand(setting: string, around: Surroundings): string {
  const home = around.home ?? os.homedir();
  const atHome = setting === '~' || setting.startsWith('~/') ? home + setting.slice(1) : setting;
  return atHome.replaceAll('${workspaceFolder}', around.workspaceFolder).replaceAll('${userHome}', home);
}

function onPath(searchPath: string, name: string): string[] {
  return searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder)).map((folder) => path.join(folder, name));
}

function isExecutable(file: string): boolean {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return fs.statSync(file).isFile();
  } catch {
    return false;
  }
}
