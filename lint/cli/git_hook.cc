#include "lint/cli/git_hook.h"

#include <cerrno>
#include <string_view>

#include <sys/stat.h>

#include "lint/io/git.h"
#include "lint/io/output.h"
#include "lint/io/read.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

// By this line a hook is known as ours, in whatever version.
constexpr std::string_view kSign = "# Written by rubric init --git-hook.";

constexpr std::string_view kHook = R"(#!/bin/sh
# Written by rubric init --git-hook.
#
# Checks the Markdown files that are staged, as they are in git's index. Put more options after --staged, such as
# --baseline FILE. `git commit --no-verify` goes without.
if ! command -v rubric >/dev/null 2>&1; then
  echo "pre-commit hook: rubric is not on the PATH; install it, or commit with --no-verify" >&2
  exit 1
fi
exec rubric check --staged
)";

}  // namespace

Result<std::string> write_git_hook(const std::string& current_folder) {
  const Result<Git> git = Git::open(current_folder);
  if (!git) return tl::make_unexpected(git.error());
  const Result<std::string> folder = git->own_path("hooks");
  if (!folder) return tl::make_unexpected(folder.error());
  std::string path = joined(*folder, "pre-commit");
  if (is_file(path)) {
    const Result<std::string> there = read_file(path);
    if (!there) return tl::make_unexpected(there.error());
    if (there->find(kSign) == there->npos) {
      return failure(path, "there is already a hook of another origin; put \"rubric check --staged\" into it");
    }
    return path;   // perhaps with options that somebody added
  }
  if (mkdir(folder->c_str(), 0777) != 0 && errno != EEXIST) return system_failure(*folder, errno);
  Result<Output> out = Output::file(path);
  if (!out) return tl::make_unexpected(out.error());
  out->write(kHook);
  if (const Result<void> written = out->finish(); !written) return tl::make_unexpected(written.error());
  if (chmod(path.c_str(), 0755) != 0) return system_failure(path, errno);
  return path;
}

}  // namespace rubric::cli
