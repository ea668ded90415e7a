#!/usr/bin/env bash
# The hook that `rubric init --git-hook` writes: tests/gates/git-hook.sh RUBRIC
# shellcheck source=tests/gates/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
PATH=$work/bin:$PATH

mkdir "$work/project"
cd "$work/project"
refuses 'outside a repository there is nowhere to put a hook' rubric init --git-hook
says 'not in a repository'
write_project
git add .
git commit -qm Begin
mkdir -p docs/deep
cd docs/deep
passes 'the hook is written from a folder below' rubric init --git-hook
cd ../..
[[ -x .git/hooks/pre-commit ]] || fail 'the hook can be run'
passes 'writing it again changes nothing' rubric init --git-hook

note docs/a.md Summary
git add .
note docs/a.md Sumary
passes 'the index is checked, not the work tree' git commit -m 'Good'
git add .
note docs/a.md Summary
refuses 'a mistake in the index is found' git commit -m 'Bad'
says 'docs/a.md:1:4: error: "Sumary" is misspelled'
git reset -q --hard

note docs/a.md Sumary
refuses 'so is what git commit -a adds' git commit -am 'Bad'
passes 'a person may go without' git commit --no-verify -am 'Bad'

printf 'rules: {heading-misspelled: off}\n' >'--config=loose.md'
note docs/c.md Sumary
git add .
refuses 'a name that reads like an option is none' git commit -m 'Bad'
says 'docs/c.md:1:4: error: "Sumary" is misspelled'
git reset -q --hard

git worktree add -q "$work/other" -b other
cd "$work/other"
note docs/b.md Sumary
git add .
refuses 'the hook works in a worktree' git commit -m 'Bad'
is_silent_about 'a.md:'
cd "$work/project"

printf '#!/bin/sh\necho mine\n' >.git/hooks/pre-commit
refuses 'a hook of somebody else is left alone' rubric init --git-hook
says 'already'
[[ $(cat .git/hooks/pre-commit) == *mine* ]] || fail 'the foreign hook is still there'

git config core.hooksPath my-hooks
passes 'the hook goes where git looks for hooks' rubric init --git-hook
[[ -x my-hooks/pre-commit ]] || fail 'the hook is in core.hooksPath'
