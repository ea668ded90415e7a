#!/usr/bin/env bash
# Puts code-server of npm into FOLDER: ci/code-server.sh FOLDER
#
# Its own install scripts fetch programs from elsewhere. Here they are left out, and what they would have brought
# is built on this machine or taken from Debian.
set -euo pipefail

version=4.96.4   # of those that run on Debian's and NodeSource's Node 20
folder=$1
mkdir -p "$folder"
cd "$folder"
[[ -f package.json ]] || echo '{"private": true}' >package.json
npm install --ignore-scripts --no-audit --no-fund --silent "code-server@$version"

server=$PWD/node_modules/code-server
code=$server/lib/vscode
headers=$(dirname "$(dirname "$(readlink -f "$(command -v node)")")")
[[ -f $headers/include/node/node.h ]] || headers=/usr

# One package of VS Code is pinned to a repository; the registry has the same one.
node - "$code/npm-shrinkwrap.json" <<'JS'
const fs = require('node:fs');
const file = process.argv[2];
const lock = JSON.parse(fs.readFileSync(file));
for (const entry of Object.values(lock.packages ?? {})) {
  if (!(entry.resolved ?? '').startsWith('git')) continue;
  delete entry.resolved;
  delete entry.integrity;
}
fs.writeFileSync(file, JSON.stringify(lock));
JS
export npm_config_nodedir=$headers
(
  cd "$code"
  npm install --omit=dev --ignore-scripts --no-audit --no-fund --silent
  npm rebuild --silent @parcel/watcher @vscode/spdlog native-watchdog node-pty kerberos
  mkdir -p node_modules/@vscode/ripgrep/bin
  ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
  ln -sfn node_modules node_modules.asar
)
argon2=$server/node_modules/argon2   # or beside code-server, as npm likes
[[ -d $argon2 ]] || argon2=$PWD/node_modules/argon2
(cd "$argon2" && npx --no-install node-pre-gyp install --build-from-source --nodedir="$headers" >/dev/null 2>&1)
node "$server/out/node/entry.js" --config "$PWD/config.yaml" --version
touch ready
