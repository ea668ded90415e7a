// Where a report goes: a stream, or a file that appears whole or not at all.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "lint/io/error.h"

namespace rubric::io {

class Output {
 public:
  static Output standard_output();
  static Output standard_error();
  // Written beside `path` and renamed by finish(). What is not a plain file (a pipe, /dev/null) is written as it is.
  static Result<Output> file(const std::string& path);

  ~Output();
  Output(Output&& other) noexcept;

  // After a failure nothing is written any more; finish() tells of it.
  void write(std::string_view text);
  void flush();
  bool failed() const { return error_.has_value(); }
  bool is_terminal() const;

  // For those who write to a program that may itself be waiting for them to read: where a pipe or a socket takes no
  // bytes at the moment, `meanwhile` is called with its descriptor before each try. Until this goes.
  void when_full(std::function<void(int descriptor)> meanwhile);

  // Flushes, and gives a file its name.
  Result<void> finish();

 private:
  void write_out(std::string_view rest);
  void wait_for_room() const;
  Output(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}

  int descriptor_ = -1;
  std::string name_;        // for messages
  std::string temporary_;   // the file to rename to `name_`; "" if there is none
  std::string buffer_;
  std::optional<Error> error_;
  std::function<void(int descriptor)> meanwhile_;   // empty: who writes waits
  std::optional<int> flags_;   // of the descriptor, before they were changed
};

}  // namespace rubric::io
