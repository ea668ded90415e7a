#include "lint/io/input.h"

#include <cerrno>
#include <csignal>
#include <unistd.h>

namespace rubric {

std::size_t read_some_input(std::span<char> into) {
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, into.data(), into.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno != EINTR) return 0;
  }
}

bool is_running(int process) { return ::kill(process, 0) == 0 || errno != ESRCH; }

}  // namespace rubric
