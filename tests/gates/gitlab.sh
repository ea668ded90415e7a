#!/usr/bin/env bash
# The GitLab component, run by gitlab-ci-local: tests/gates/gitlab.sh RUBRIC
# shellcheck source=tests/gates/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
PATH=$work/bin:$PATH
runner=$source_dir/tests/gates/node_modules/.bin/gitlab-ci-local

git init -q --bare "$work/origin.git"
mkdir "$work/project"
cd "$work/project"
write_project
git remote add origin "$work/origin.git"
mkdir ci
cp "$source_dir/ci/templates/rubric.yml" ci/
printf '.gitlab-ci-local/\nrubric-report/\n' >.gitignore

# configure INPUTS: lines of YAML that go below `inputs:`.
configure() {
  printf 'include:\n  - local: /ci/rubric.yml\n    inputs:\n      setup: "true"\n%s' "$1" >.gitlab-ci.yml
}
pipeline() {
  rm -rf .gitlab-ci-local/artifacts
  "$runner" --force-shell-executor --shell-isolation --no-color "$@"
}
# jq over a report among the artifacts of the job.
in_report() { jq -e "$2" .gitlab-ci-local/artifacts/*/rubric-report/"$1" >/dev/null || fail "$1: $2"; }

configure '      paths: docs'
note docs/a.md Summary
git add .
git commit -qm Begin
git push -q origin main
passes 'a clean project passes' pipeline rubric
in_report codequality.json 'length == 0'
xmllint --noout .gitlab-ci-local/artifacts/*/rubric-report/junit.xml || fail 'the JUnit report is XML'
grep -q '<html' .gitlab-ci-local/artifacts/*/rubric-report/index.html || fail 'the page is there'

note docs/old.md Sumary
note 'docs/old ü.md' Sumary
git add .
git commit -qm 'Old mistakes'
git push -q origin main
refuses 'a project with violations fails' pipeline rubric
in_report codequality.json 'length == 2 and all(.[]; .check_name == "heading-misspelled")'

git checkout -q -b change
note docs/new.md Summary
echo 'One line more.' >>docs/old.md
git add .
git commit -qm 'A good change'
passes 'a change that only inherits violations passes' pipeline rubric --variable CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main
in_report codequality.json 'length == 0'
note docs/bad.md Sumary
git add .
git commit -qm 'A bad change'
refuses 'a change with a violation of its own fails' pipeline rubric --variable CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main
in_report codequality.json 'length == 1 and .[0].location.path == "docs/bad.md"'

# Whatever the names of files are, they are no options.
git checkout -q main
git checkout -q -b names
configure '      paths: docs/* *.md'
printf 'rules: {heading-misspelled: off}\n' >'--config=loose.md'
git add .
git commit -qm 'A name like an option'
refuses 'a name that reads like an option is none' pipeline rubric
in_report codequality.json 'map(select(.check_name == "heading-misspelled")) | length == 2'
git checkout -q change

configure '      paths: docs
      shards: 2
      fail-on: never
      job-name: parts'
git add .
git commit -qm 'Shards'
passes 'jobs can share the files' pipeline
passes 'the whole' rubric check --fail-on never --format codequality docs
jq -s 'add | sort_by(.fingerprint)' .gitlab-ci-local/artifacts/*/rubric-report/codequality.json >"$work/parts.json"
jq 'sort_by(.fingerprint)' "$work/log" >"$work/whole.json"
cmp "$work/parts.json" "$work/whole.json" || fail 'the reports of the parts are the report of the whole'

# What `rubric init` writes, with the component of this project in place of that of another.
rm .gitlab-ci.yml
passes 'init writes a pipeline' rubric init --force --gitlab
git checkout -q .rubric.yaml
grep -q '^    file: /ci/templates/rubric.yml$' .gitlab-ci.yml || fail 'the pipeline of init names the component'
sed -i -e 's/^  - project: .*/  - local: \/ci\/rubric.yml/' -e '/^    ref: /d' -e '/^    file: /d' .gitlab-ci.yml
git rm -q --cached docs/bad.md
rm docs/*.md
note docs/a.md Summary
git add .
git commit -qm 'The pipeline of init'
passes 'the pipeline of init runs' pipeline rubric
in_report codequality.json 'length == 0'
