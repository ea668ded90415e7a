// Other programs: run to their end, or talked to while they run. Never through a shell.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

#include "lint/io/error.h"

namespace rubric::io {

using Words = std::vector<std::string>;   // a command line; the first is the program, looked up in PATH

struct Finished {
  int exit_code = 0;       // 128 + signal where one ended it
  std::string out, errors;
};

// Waits for the end. Standard input is empty. What the program says in words it says in English.
Result<Finished> run_program(const Words& command);

// A program that answers on its standard output what it is asked on its standard input. Its standard error is ours.
class Conversation {
 public:
  static Result<Conversation> start(const Words& command);

  ~Conversation();   // closes its input and waits for its end
  Conversation(Conversation&& other) noexcept;

  Result<void> write(std::string_view text);
  Result<std::string> read_line();                     // without its end
  Result<std::string> read_bytes(std::size_t count);

 private:
  Conversation(std::string program, pid_t process, int to, int from)
      : program_(std::move(program)), process_(process), to_(to), from_(from) {}
  Result<void> fill();

  std::string program_;
  pid_t process_ = -1;
  int to_ = -1, from_ = -1;
  std::string buffer_;      // read, but not asked for yet
  std::size_t taken_ = 0;   // of buffer_
};

}  // namespace rubric::io
