#!/usr/bin/env bash
# pre-commit with the two hooks of this repository, from a local clone of it: tests/gates/pre-commit.sh RUBRIC
# shellcheck source=tests/gates/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
export PRE_COMMIT_HOME=$work/pre-commit

# The hooks as they are now, whether committed or not.
hooks=$work/hooks
mkdir -p "$hooks"
cp -r "$source_dir/.pre-commit-hooks.yaml" "$source_dir/ci" "$hooks"
git -C "$hooks" init -q
git -C "$hooks" add .
git -C "$hooks" commit -qm Hooks
git -C "$hooks" tag v1
passes 'the manifest of hooks is valid' pre-commit validate-manifest "$source_dir/.pre-commit-hooks.yaml"

# configure HOOK [ARGUMENT]
configure() {
  printf 'repos:\n  - repo: %s\n    rev: v1\n    hooks:\n      - id: %s\n%s' "$hooks" "$1" "${2:+        args: [$2]
}" >.pre-commit-config.yaml
}

mkdir "$work/project"
cd "$work/project"
write_project
configure rubric-system
git add .
git commit -qm Begin
passes 'the hook is installed' pre-commit install
PATH=$work/bin:$PATH

note 'docs/a b.md' Summary
git add .
passes 'a page without mistakes is committed' git commit -m 'Good'

note docs/é.md Sumary
git add .
refuses 'a page with a mistake is not' git commit -m 'Bad'
says 'docs/é.md:1:4: error: "Sumary" is misspelled'
is_silent_about 'a b.md'

# What is staged is good, what lies in the work tree is not; and the other way round.
note docs/é.md Summary
git add .
note docs/é.md Sumary
passes 'a partly staged page is checked as it is staged' git commit -m 'Partly'
[[ $(git show HEAD:docs/é.md) == *Summary* && $(cat docs/é.md) == *Sumary* ]] || fail 'the rest stays in the work tree'
git add .
note docs/é.md Summary
refuses 'and refused as it is staged' git commit -m 'Partly'
git add .

echo text >plain.txt
git add .
passes 'a commit without Markdown is no business of the hook' git commit -m 'Plain'
says 'Skipped'

git checkout -q -b side
note docs/side.md Summary
note 'docs/a b.md' 'Summary of the side'
git add .
git commit -qnm 'Side'
git checkout -q main
note 'docs/a b.md' 'Summary of main'
git add .
git commit -qnm 'Main'
git merge side >/dev/null 2>&1 || true
note 'docs/a b.md' Sumary
git add .
refuses 'a merge with a mistake is not committed' git commit -m 'Merge'
note 'docs/a b.md' Summary
git add .
passes 'a merge is committed' git commit -m 'Merge'

configure rubric-system '--fix, --'
git add .
git commit -qnm 'Fix'
note docs/c.md Sumary
git add .
refuses 'a hook that repairs a page stops the commit' git commit -m 'Repaired'
says 'files were modified by this hook'
[[ $(cat docs/c.md) == *Summary* ]] || fail 'the page is repaired'
git add .
passes 'what it repaired can be committed' git commit -m 'Repaired'

# Names that read like options are names: none switches a rule off, writes a file or asks for help.
# strange_names HOOK: with the hook as it comes, and with arguments of the user's own.
printf 'rules: {heading-misspelled: off, missing-section: off}\n' >loose.yaml
strange_names() {
  local arguments name
  for arguments in '' '--jobs=2, --'; do
    configure "$1" "$arguments"
    for name in '--config=loose.yaml.md' '--output=docs/c.md' '--fail-on=never.md' --help.md -h.md --fix.md '- a.md' '--stdin-filename=x/y.md'; do
      note "./$name" Summary
      git add .
      passes "$1 [$arguments]: a page called $name is committed" git commit -m 'Strange'
      note "./$name" Sumary
      note docs/c.md Summry
      git add .
      refuses "$1 [$arguments]: $name is checked, and so are the others" git commit -m 'Strange'
      says "$name:1:4: error: \"Sumary\" is misspelled"
      says 'docs/c.md:1:4: error: "Summry" is misspelled'
      [[ $(cat docs/c.md) == *Summry* ]] || fail "$1 [$arguments]: $name wrote a page"
      git rm -qf -- "$name"
      git checkout -q HEAD docs/c.md
    done
  done
}
strange_names rubric-system
configure rubric-system --jobs=2
note ./--config=loose.yaml.md Summary
note docs/c.md Summry
git add .
refuses 'where nothing ends the options, such a name is refused' git commit -m 'Strange'
says 'rubric: --config=loose.yaml.md: is the name of a file and could be an option'
git rm -qf -- --config=loose.yaml.md
git checkout -q HEAD docs/c.md

# The other hook builds rubric in pre-commit's clone: here with a cmake that has built it already.
configure rubric
git add .
git commit -qnm 'Build'
# shellcheck disable=SC2016
printf '#!/bin/sh\necho "$*" >>"%s/cmake.log"\n[ "$1" != --build ] || { mkdir -p "$2" && cp "%s" "$2/rubric"; }\n' "$work" "$rubric" >"$work/bin/cmake"
chmod +x "$work/bin/cmake"
note docs/d.md Sumary
git add .
refuses 'the hook that builds rubric reports a mistake' git commit -m 'Bad'
says 'docs/d.md:1:4: error: "Sumary" is misspelled'
note docs/d.md Summary
git add .
passes 'and lets a good page pass' git commit -m 'Good'
strange_names rubric
[[ $(grep -c -- '--build' "$work/cmake.log") == 1 ]] || fail 'rubric is built once'

# What `rubric init` writes needs no hooks of a repository.
mkdir "$work/fresh"
cd "$work/fresh"
write_project
passes 'init writes the hook' rubric init --force --pre-commit
write_project
passes 'its configuration is valid' pre-commit validate-config
passes 'it is installed' pre-commit install
note docs/a.md Sumary
git add .
refuses 'it refuses a page with a mistake' git commit -m 'Bad'
says 'docs/a.md:1:4: error: "Sumary" is misspelled'
note docs/a.md Summary
git add .
passes 'and lets it pass once it is mended' git commit -m 'Good'
note ./--output=docs/a.md Summary
note docs/a.md Sumary
git add .
refuses 'a name that reads like an option is a name to the hook of init' git commit -m 'Bad'
says 'docs/a.md:1:4: error: "Sumary" is misspelled'
