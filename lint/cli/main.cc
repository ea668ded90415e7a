// Puts the parts together: the only file that knows all rules and all schemas, and where the program ends.
#include <csignal>
#include <cstdio>
#include <exception>
#include <string>
#include <variant>

#include "lint/cli/arguments.h"
#include "lint/cli/commands.h"
#include "lint/cli/console.h"
#include "lint/cli/option_names.h"
#include "rules/all_rules.h"
#include "schemas/builtin.h"

namespace {

using namespace rubric;

int run(int count, char** words) {
  cli::Console console;
  if (const std::string refused = cli::refuse_option_names(count, words); !refused.empty()) {
    console.errors().write(refused);
    return console.finish(cli::kFailed);
  }
  const auto line = cli::parse_arguments(count, words, RUBRIC_VERSION);
  if (const auto* answer = std::get_if<cli::Answer>(&line)) {
    (answer->is_error ? console.errors() : console.out()).write(answer->text);
    return console.finish(answer->is_error ? cli::kFailed : cli::kClean);
  }
  const cli::Parts parts{rules::all_rules(), rules::page, schemas::builtin(),
                         RUBRIC_VERSION,     RUBRIC_HOME, RUBRIC_RULE_PAGES};
  const int exit_code = std::visit([&](const auto& arguments) { return cli::run(arguments, parts, console); },
                                    std::get<cli::Command>(line));
  return console.finish(exit_code);
}

}  // namespace

int main(int count, char** words) {
  // A reader that went away and a file that may not grow are errors of write(), told like any other.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  try {
    return run(count, words);
  } catch (const std::exception& error) {  // no memory left, say; the run failed, and says so
    std::fprintf(stderr, "rubric: %s\n", error.what());
    return 2;
  }
}
