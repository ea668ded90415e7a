// What a command may say, and where. main makes the one console there is.
#pragma once

#include <string>
#include <string_view>

#include "lint/cli/layer.h"
#include "lint/io/error.h"
#include "lint/io/output.h"
#include "lint/session/problem.h"

namespace rubric::cli {

inline constexpr int kClean = 0, kFound = 1, kFailed = 2;

class Console {
 public:
  Console() : out_(Output::standard_output()), errors_(Output::standard_error()) {}

  Output& out() { return out_; }
  Output& errors() { return errors_; }

  // "rubric: PATH: cause" on standard error, after all that was said before. The run has failed.
  void complain(const Error& error);
  // A line as it stands; the run has failed.
  void complain(std::string_view line);
  // A line as it stands that does not make the run fail.
  void warn(std::string_view line);
  // The line of a problem of a configuration or schema file; the run has failed unless it is a warning.
  void tell(const FileProblem& problem);

  // A line on a terminal that the next one replaces; nothing where standard error is none.
  void show_progress(std::string_view line);
  void clear_progress();

  bool failed() const { return failed_; }
  // Writes out what is left; where that cannot be, as where a reader went away, the run has failed.
  int finish(int exit_code);

 private:
  Output out_, errors_;
  bool failed_ = false;
  bool progress_shown_ = false;
};

}  // namespace rubric::cli
