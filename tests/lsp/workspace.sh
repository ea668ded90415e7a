#!/bin/sh
# The language server looks at all pages of a folder, which several threads do: workspace.sh PROGRAM FOLDER
set -eu
program=$1
folder=$(cd "$2" && pwd)
answers=$(mktemp)
trap 'rm -f "$answers"' EXIT

# send MESSAGE, of ASCII alone
send() { printf 'Content-Length: %d\r\n\r\n%s' "${#1}" "$1"; }

# Up to a minute, until the answer with this id has come.
await() {
  for _ in $(seq 600); do
    ! grep -q "\"id\":$1," "$answers" || return 0
    sleep 0.1
  done
}

status=0
{
  send '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":"file://'"$folder"'","capabilities":{}}}'
  send '{"jsonrpc":"2.0","method":"initialized","params":{}}'
  send '{"jsonrpc":"2.0","id":2,"method":"workspace/diagnostic","params":{"previousResultIds":[]}}'
  await 2
  send '{"jsonrpc":"2.0","id":3,"method":"shutdown"}'
  send '{"jsonrpc":"2.0","method":"exit"}'
} | "$program" lsp >"$answers" || status=$?
pages=$(grep -o '"kind":"full"' "$answers" | wc -l)
[ "$status" -eq 0 ] || { echo "the server ended with $status" >&2; exit 1; }
[ "$pages" -gt 1 ] || { echo "$pages pages were looked at" >&2; exit 1; }
