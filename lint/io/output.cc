#include "lint/io/output.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace rubric::io {
namespace {

constexpr std::size_t kBuffer = 1 << 16;

}  // namespace

Output Output::standard_output() { return {STDOUT_FILENO, "standard output"}; }
Output Output::standard_error() { return {STDERR_FILENO, "standard error"}; }

Result<Output> Output::file(const std::string& path) {
  struct stat status {};
  const bool exists = stat(path.c_str(), &status) == 0;
  if (exists && S_ISDIR(status.st_mode)) return failure(path, "is a folder");
  if (exists && !S_ISREG(status.st_mode)) {
    const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (descriptor < 0) return system_failure(path, errno);
    return Output(descriptor, path);
  }
  std::string temporary = path + ".XXXXXX";
  const int descriptor = mkostemp(temporary.data(), O_CLOEXEC);
  if (descriptor < 0) return system_failure(path, errno);
  const mode_t mask = umask(0);
  umask(mask);
  fchmod(descriptor, exists ? status.st_mode & 07777 : 0666 & ~mask);
  Output out(descriptor, path);
  out.temporary_ = std::move(temporary);
  return out;
}

Output::Output(Output&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      name_(std::move(other.name_)),
      temporary_(std::exchange(other.temporary_, {})),
      buffer_(std::move(other.buffer_)),
      error_(std::move(other.error_)),
      meanwhile_(std::move(other.meanwhile_)),
      flags_(std::exchange(other.flags_, std::nullopt)) {}

Output::~Output() {
  if (!temporary_.empty()) unlink(temporary_.c_str());
  if (flags_) fcntl(descriptor_, F_SETFL, *flags_);
  if (descriptor_ > STDERR_FILENO) close(descriptor_);
}

void Output::write(std::string_view text) {
  if (failed()) return;
  if (text.size() >= kBuffer) {   // it need not be held twice
    flush();
    return write_out(text);
  }
  buffer_ += text;
  if (buffer_.size() >= kBuffer) flush();
}

void Output::flush() {
  write_out(buffer_);
  buffer_.clear();
}

void Output::write_out(std::string_view rest) {
  while (!rest.empty() && !failed()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) rest.remove_prefix(static_cast<std::size_t>(written));
    else if (errno == EAGAIN || errno == EWOULDBLOCK) wait_for_room();
    else if (errno != EINTR) error_ = system_failure(name_, errno).value();
  }
}

// A pipe that was left to us so, too.
void Output::wait_for_room() const {
  if (meanwhile_) meanwhile_(descriptor_);
  pollfd room{.fd = descriptor_, .events = POLLOUT, .revents = 0};
  poll(&room, 1, -1);
}

void Output::when_full(std::function<void(int descriptor)> meanwhile) {
  meanwhile_ = std::move(meanwhile);
  struct stat status {};
  if (fstat(descriptor_, &status) != 0 || !(S_ISFIFO(status.st_mode) || S_ISSOCK(status.st_mode))) return;
  const int flags = fcntl(descriptor_, F_GETFL);
  if (flags < 0 || (flags & O_NONBLOCK) != 0 || fcntl(descriptor_, F_SETFL, flags | O_NONBLOCK) != 0) return;
  flags_ = flags;
}

bool Output::is_terminal() const { return isatty(descriptor_) == 1; }

Result<void> Output::finish() {
  flush();
  if (!failed() && descriptor_ > STDERR_FILENO && close(std::exchange(descriptor_, -1)) != 0) {
    error_ = system_failure(name_, errno).value();
  }
  if (!failed() && !temporary_.empty()) {
    if (rename(temporary_.c_str(), name_.c_str()) != 0) error_ = system_failure(name_, errno).value();
    else temporary_.clear();
  }
  if (failed()) return tl::make_unexpected(*error_);
  return {};
}

}  // namespace rubric::io
