#include "lint/cli/init_files.h"

#include <fmt/format.h>

namespace rubric::cli {
namespace {

constexpr std::string_view kConfiguration = R"(## How rubric checks the documents below this folder.
## Take away "# " before what you need; lint/engine/configuration.md of rubric tells all there is.

## Which schema which files have: a built-in one (job-family, runbook, decision-record) or a file. The first that
## matches counts. Without this key, job-family has **/job-families/**/*.md.
# schemas:
#   - files: "docs/runbooks/**/*.md"
#     schema: runbook

## How severe findings are: off, info, warning, error. `rubric rules` lists the rules.
# rules:
#   section-order: error

## What is left out.
# exclude:
#   - vendor
)";

// What .pre-commit-hooks.yaml calls rubric-system; it needs no address of rubric.
constexpr std::string_view kPreCommit = R"(  - repo: local
    hooks:
      - id: rubric
        name: rubric
        entry: rubric check
        args: [--]   # options go before "--", which ends them
        language: system
        types: [markdown]
        require_serial: true
)";

constexpr std::string_view kGitLab = R"(include:
  - project: group/rubric   # where rubric is on your GitLab
    ref: v{0}
    file: /ci/templates/rubric.yml
    inputs:
      paths: "."
      repository: $CI_SERVER_URL/group/rubric.git
      ref: v{0}
)";

constexpr std::string_view kGitHub = R"(name: rubric
on:
  push:
    branches: [main]
  pull_request:
jobs:
  rubric:
    runs-on: ubuntu-latest
    container: debian:12
    permissions:
      contents: read
      security-events: write
    steps:
      - run: apt-get update -qq && apt-get install -y -qq git
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - run: git config --global --add safe.directory "$GITHUB_WORKSPACE"
      - uses: OWNER/rubric/ci/github@v{0}   # where rubric is on GitHub
        with:
          paths: "."
          since: ${{{{ github.event_name == 'pull_request' && format('origin/{{0}}', github.base_ref) || '' }}}}
)";

}  // namespace

std::string_view first_configuration() { return kConfiguration; }

InitFile pre_commit_file() {
  return {".pre-commit-config.yaml", "checks what is staged before each commit, once `pre-commit install` was run",
          fmt::format("repos:\n{}", kPreCommit), fmt::format("repos:\n{}", kPreCommit)};
}

InitFile gitlab_file(std::string_view version) {
  const std::string text = fmt::format(kGitLab, version);
  return {".gitlab-ci.yml", "checks merge requests; put the place of rubric into it", text, text};
}

InitFile github_file(std::string_view version) {
  const std::string text = fmt::format(kGitHub, version);
  return {".github/workflows/rubric.yml", "checks pull requests; put the place of rubric into it", text, text};
}

}  // namespace rubric::cli
