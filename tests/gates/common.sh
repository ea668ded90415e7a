# What the tests of gates share. Sourced; `source_dir` and `rubric` are set by the command line.
# shellcheck shell=bash
set -euo pipefail

rubric=$(realpath "$1")
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

export HOME=$work/home GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
mkdir -p "$HOME" "$work/bin"
ln -s "$rubric" "$work/bin/rubric"
git config --global user.name 'A Tester'
git config --global user.email tester@example.org
git config --global init.defaultBranch main
git config --global advice.detachedHead false

fail() {
  echo "FAILED: $*" >&2
  [[ ! -f $work/log ]] || sed 's/^/  | /' "$work/log" >&2
  exit 1
}

# passes WHAT COMMAND…, refuses WHAT COMMAND…: what it prints is in $work/log.
passes() {
  local what=$1
  shift
  "$@" >"$work/log" 2>&1 || fail "$what: should have passed"
  echo "ok: $what"
}
refuses() {
  local what=$1
  shift
  ! "$@" >"$work/log" 2>&1 || fail "$what: should have been refused"
  echo "ok: $what"
}
says() { grep -qF -- "$1" "$work/log" || fail "should say: $1"; }
is_silent_about() { ! grep -qF -- "$1" "$work/log" || fail "should not say: $1"; }

# note FILE TITLE: a page of the schema that write_project makes.
note() {
  mkdir -p "$(dirname "$1")"
  printf '## %s\n\nA few words.\n' "$2" >"$1"
}

# A repository in the current folder whose Markdown files want the section "Summary".
write_project() {
  git init -q
  printf 'schemas:\n  - {files: "**/*.md", schema: ./note.yaml}\n' >.rubric.yaml
  printf 'name: note\ntypes: [{type: note, sections: [{section: Summary}]}]\n' >note.yaml
}
