// rubric init: what a repository needs to be checked from now on. What is there already stays as it is.
#include <string>

#include <fmt/format.h>

#include "lint/cli/commands.h"
#include "lint/cli/git_hook.h"
#include "lint/cli/init_files.h"
#include "lint/cli/write_new.h"
#include "lint/io/read.h"
#include "lint/io/replace_file.h"
#include "lint/session/configuration.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

// Whether it could be written; with `snippets`, a configuration that is there is no mistake.
bool write_configuration(bool force, bool snippets, Console& console) {
  const std::string path(kConfigName);
  Result<void> written;
  if (!is_file(path)) {
    written = write_new_file(path, first_configuration());
  } else if (force) {
    const Result<std::string> there = read_file(path);
    if (!there) return console.complain(there.error()), false;
    written = replace_file(path, *there, first_configuration());
  } else if (snippets) {
    return true;
  } else {
    return console.complain(fmt::format("rubric: {}: is there already; --force writes it anew", path)), false;
  }
  if (!written) return console.complain(written.error()), false;
  console.out().write(fmt::format("{}: how the documents here are checked; every setting is optional\n", path));
  return true;
}

void write(const InitFile& file, Console& console) {
  if (is_file(file.path)) {
    console.out().write(fmt::format("{}: is there already; put this into it:\n\n{}\n", file.path, file.addition));
  } else if (const Result<void> written = write_new_file(file.path, file.text); !written) {
    console.complain(written.error());
  } else {
    console.out().write(fmt::format("{}: {}\n", file.path, file.does));
  }
}

}  // namespace

int run(const InitArguments& arguments, const Parts& parts, Console& console) {
  const Result<std::string> current = current_folder();
  if (!current) return console.complain(current.error()), kFailed;
  const bool snippets = arguments.git_hook || arguments.pre_commit || arguments.gitlab || arguments.github;
  if (!write_configuration(arguments.force, snippets, console)) return kFailed;
  if (arguments.pre_commit) write(pre_commit_file(), console);
  if (arguments.gitlab) write(gitlab_file(parts.version), console);
  if (arguments.github) write(github_file(parts.version), console);
  if (!arguments.git_hook) return kClean;
  const Result<std::string> hook = write_git_hook(*current);
  if (!hook) return console.complain(hook.error()), kFailed;
  console.out().write(fmt::format("{}: checks what is staged before each commit\n", shown_path(*current, *hook)));
  return kClean;
}

}  // namespace rubric::cli
