// Starts `rubric lsp` and leaves everything else to it.
import * as vscode from 'vscode';
import {LanguageClient, type LanguageClientOptions, RevealOutputChannelOn, type ServerOptions} from 'vscode-languageclient/node';
import {findProgram} from './program';

let client: LanguageClient | undefined;
let log: vscode.OutputChannel;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel('rubric');
  context.subscriptions.push(
    log,
    vscode.commands.registerCommand('rubric.restart', () => restart(context)),
    vscode.commands.registerCommand('rubric.showLog', () => log.show()),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('rubric.path') || change.affectsConfiguration('rubric.arguments')) void restart(context);
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => restart(context)),
  );
  await start(context);
}

export async function deactivate(): Promise<void> {
  await stop();
}

// One after the other: settings can change while the server is still starting.
let pending: Promise<void> = Promise.resolve();
function restart(context: vscode.ExtensionContext): Promise<void> {
  pending = pending.then(() => stop()).then(() => start(context));
  return pending;
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.dispose().catch((error: unknown) => log.appendLine(`the server did not stop: ${String(error)}`));
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const settings = vscode.workspace.getConfiguration('rubric');
  const program = findProgram({
    setting: settings.get<string>('path', ''),
    workspaceFolder: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '',
    extensionFolder: context.extensionPath,
    searchPath: process.env['PATH'] ?? '',
  });
  if (!program.found) {
    log.appendLine(program.reason);
    void tell(program.reason);
    return;
  }
  log.appendLine(`${program.path} (${program.source})`);

  const server: ServerOptions = {command: program.path, args: ['lsp', ...settings.get<string[]>('arguments', [])]};
  const options: LanguageClientOptions = {
    documentSelector: [
      {scheme: 'file', language: 'markdown'},
      {scheme: 'untitled', language: 'markdown'},
      {scheme: 'file', language: 'yaml'},   // the server takes .rubric.yaml and the schema files it names
    ],
    synchronize: {
      configurationSection: 'rubric',
      fileEvents: vscode.workspace.createFileSystemWatcher('**/*.{md,markdown,yaml,yml}'),
    },
    initializationOptions: {inlayHints: settings.get<boolean>('inlayHints', false)},
    outputChannel: log,
    revealOutputChannelOn: RevealOutputChannelOn.Never,
  };
  client = new LanguageClient('rubric', 'rubric', server, options);
  try {
    await client.start();
  } catch (error) {
    const reason = `${program.path} did not start: ${error instanceof Error ? error.message : String(error)}`;
    log.appendLine(reason);
    void tell(reason);
  }
}

async function tell(reason: string): Promise<void> {
  const settings = 'Open the setting';
  const answer = await vscode.window.showErrorMessage(`rubric: ${reason}`, settings, 'Show the log');
  if (answer === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'rubric.path');
  else if (answer !== undefined) log.show();
}
