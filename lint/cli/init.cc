// rubric init: what a repository needs to be checked from now on.
#include <fmt/format.h>

#include "lint/cli/commands.h"
#include "lint/cli/git_hook.h"
#include "lint/io/read.h"
#include "lint/text/path.h"

namespace rubric::cli {

int run(const InitArguments&, const Parts&, Console& console) {
  const Result<std::string> current = current_folder();
  if (!current) return console.complain(current.error()), kFailed;
  const Result<std::string> hook = write_git_hook(*current);
  if (!hook) return console.complain(hook.error()), kFailed;
  console.out().write(fmt::format("{}: checks what is staged before each commit\n", shown_path(*current, *hook)));
  return kClean;
}

}  // namespace rubric::cli
