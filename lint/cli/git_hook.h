// The hook that checks what is about to be committed, for people without pre-commit.
#pragma once

#include <string>

#include "lint/cli/layer.h"
#include "lint/io/error.h"

namespace rubric::cli {

// Writes git's pre-commit hook of the repository that holds the current folder, where git looks for it (a worktree,
// core.hooksPath). A hook that somebody else wrote is left alone: that is an error. The result is the hook's path.
Result<std::string> write_git_hook(const std::string& current_folder);

}  // namespace rubric::cli
