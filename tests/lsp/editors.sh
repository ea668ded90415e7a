#!/bin/sh
# A page with a mistake in a folder of its own, and an editor that opens it. editors.sh PROGRAM Neovim|Emacs
set -eu
here=$(cd "$(dirname "$0")" && pwd)
FOLDER=$(mktemp -d)
trap 'rm -rf "$FOLDER"' EXIT
git init -q "$FOLDER"   # so that editors know where the project begins
mkdir -p "$FOLDER/job-families/sales"
cat > "$FOLDER/job-families/sales/index.md" <<'page'
---
title: Renewals Manager
description: Keeps the customers that we have.
---

The Renewals Manager keeps customers.

## Responsibilites

- Call customers before their subscription ends.

## Requirements

- Has sold software before.
page
export FOLDER RUBRIC="$1" HOME="$FOLDER" XDG_CONFIG_HOME="$FOLDER" XDG_DATA_HOME="$FOLDER" XDG_STATE_HOME="$FOLDER"
case $2 in
  Neovim) nvim --headless -u NONE -n -i NONE -c "luafile $here/neovim.lua" 2>&1 ;;
  Emacs) emacs -Q --batch -l "$here/eglot.el" 2>&1 ;;
esac
