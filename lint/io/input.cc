#include "lint/io/input.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <poll.h>
#include <unistd.h>

namespace rubric::io {

std::size_t read_some_input(std::span<char> into) {
  while (true) {
    const ssize_t count = ::read(STDIN_FILENO, into.data(), into.size());
    if (count >= 0) return static_cast<std::size_t>(count);
    if (errno == EAGAIN || errno == EWOULDBLOCK) input_within(std::chrono::seconds(1));
    else if (errno != EINTR) return 0;
  }
}

bool input_within(std::chrono::microseconds patience) {
  pollfd input{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0};
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(patience);
  const timespec time{.tv_sec = seconds.count(), .tv_nsec = std::chrono::nanoseconds(patience - seconds).count()};
  return ppoll(&input, 1, &time, nullptr) > 0;
}

bool input_before_output(int descriptor) {
  std::array<pollfd, 2> both{
      {{.fd = STDIN_FILENO, .events = POLLIN, .revents = 0}, {.fd = descriptor, .events = POLLOUT, .revents = 0}}};
  while (poll(both.data(), both.size(), -1) <= 0 && errno == EINTR) {
  }
  return both[0].revents != 0;
}

bool is_running(int process) { return ::kill(process, 0) == 0 || errno != ESRCH; }

}  // namespace rubric::io
