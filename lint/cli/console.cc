#include "lint/cli/console.h"

#include <fmt/format.h>

#include "lint/report/printable.h"

namespace rubric::cli {

void Console::complain(const Error& error) {
  complain(fmt::format("rubric: {}: {}", error.path, error.cause));
}

void Console::complain(std::string_view line) {
  failed_ = true;
  warn(line);
}

void Console::warn(std::string_view line) {
  clear_progress();
  out_.flush();
  errors_.write(printable(line) + "\n");
  errors_.flush();
}

void Console::tell(const FileProblem& problem) {
  problem.error ? complain(line_of(problem)) : warn(line_of(problem));
}

void Console::show_progress(std::string_view line) {
  if (!errors_.is_terminal()) return;
  errors_.write(fmt::format("\r\x1b[K{}", line));
  errors_.flush();
  progress_shown_ = true;
}

void Console::clear_progress() {
  if (!progress_shown_) return;
  errors_.write("\r\x1b[K");
  errors_.flush();
  progress_shown_ = false;
}

int Console::finish(int exit_code) {
  if (const Result<void> written = out_.finish(); !written) complain(written.error());
  errors_.flush();
  return failed_ ? kFailed : exit_code;
}

}  // namespace rubric::cli
