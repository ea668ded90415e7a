#include "lint/io/process.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace rubric::io {
namespace {

struct Descriptor {
  Descriptor() = default;
  explicit Descriptor(int given) : number(given) {}
  Descriptor(Descriptor&& other) noexcept : number(std::exchange(other.number, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    reset();
    number = std::exchange(other.number, -1);
    return *this;
  }
  ~Descriptor() { reset(); }
  void reset() {
    if (number >= 0) close(std::exchange(number, -1));
  }

  int number = -1;
};

struct Pipe {
  Descriptor reading, writing;
};

Result<Pipe> make_pipe(const std::string& program) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return system_failure(program, errno);
  return Pipe{Descriptor(ends[0]), Descriptor(ends[1])};
}

// Our environment, in English, and without a wish to write to a repository that is only looked at.
std::vector<char*> environment() {
  static constexpr std::array<const char*, 2> kOurs = {"LC_ALL=C", "GIT_OPTIONAL_LOCKS=0"};
  std::vector<char*> out;
  for (char** it = environ; *it != nullptr; ++it) {
    const std::string_view entry = *it;
    if (!entry.starts_with("LC_ALL=") && !entry.starts_with("GIT_OPTIONAL_LOCKS=")) out.push_back(*it);
  }
  for (const char* it : kOurs) out.push_back(const_cast<char*>(it));
  out.push_back(nullptr);
  return out;
}

// Starts `command` with these as its first three descriptors.
Result<pid_t> spawn(const Words& command, int in, int out, int errors) {
  std::vector<char*> words;
  for (const std::string& it : command) words.push_back(const_cast<char*>(it.c_str()));
  words.push_back(nullptr);
  std::vector<char*> variables = environment();

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
  if (errors != STDERR_FILENO) posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t as_usual;
  sigemptyset(&as_usual);
  sigaddset(&as_usual, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &as_usual);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);

  pid_t process = -1;
  const int failed = posix_spawnp(&process, words[0], &actions, &attributes, words.data(), variables.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return system_failure(command.front(), failed);
  return process;
}

int wait_for(pid_t process) {
  int status = 0;
  while (waitpid(process, &status, 0) < 0 && errno == EINTR) {
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// Appends what is there to read; false at the end.
bool drain(int descriptor, std::string& out) {
  std::array<char, 1 << 16> buffer;
  const ssize_t got = read(descriptor, buffer.data(), buffer.size());
  if (got > 0) out.append(buffer.data(), static_cast<std::size_t>(got));
  return got > 0 || (got < 0 && errno == EINTR);
}

}  // namespace

Result<Finished> run_program(const Words& command) {
  Result<Pipe> out = make_pipe(command.front()), errors = make_pipe(command.front());
  if (!out) return tl::make_unexpected(out.error());
  if (!errors) return tl::make_unexpected(errors.error());
  const Descriptor nothing(open("/dev/null", O_RDONLY | O_CLOEXEC));
  if (nothing.number < 0) return system_failure("/dev/null", errno);
  const Result<pid_t> process = spawn(command, nothing.number, out->writing.number, errors->writing.number);
  if (!process) return tl::make_unexpected(process.error());
  out->writing.reset();
  errors->writing.reset();

  Finished finished;
  std::array<pollfd, 2> streams = {pollfd{out->reading.number, POLLIN, 0}, pollfd{errors->reading.number, POLLIN, 0}};
  while (streams[0].fd >= 0 || streams[1].fd >= 0) {
    if (poll(streams.data(), streams.size(), -1) < 0 && errno != EINTR) break;
    if (streams[0].revents != 0 && !drain(streams[0].fd, finished.out)) streams[0].fd = -1;
    if (streams[1].revents != 0 && !drain(streams[1].fd, finished.errors)) streams[1].fd = -1;
  }
  finished.exit_code = wait_for(*process);
  return finished;
}

Result<Conversation> Conversation::start(const Words& command) {
  Result<Pipe> to = make_pipe(command.front()), from = make_pipe(command.front());
  if (!to) return tl::make_unexpected(to.error());
  if (!from) return tl::make_unexpected(from.error());
  const Result<pid_t> process = spawn(command, to->reading.number, from->writing.number, STDERR_FILENO);
  if (!process) return tl::make_unexpected(process.error());
  return Conversation(command.front(), *process, std::exchange(to->writing.number, -1),
                      std::exchange(from->reading.number, -1));
}

Conversation::~Conversation() {
  if (process_ < 0) return;
  close(to_);
  close(from_);
  wait_for(process_);
}

Conversation::Conversation(Conversation&& other) noexcept
    : program_(std::move(other.program_)),
      process_(std::exchange(other.process_, -1)),
      to_(std::exchange(other.to_, -1)),
      from_(std::exchange(other.from_, -1)),
      buffer_(std::move(other.buffer_)),
      taken_(std::exchange(other.taken_, 0)) {}

Result<void> Conversation::write(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(to_, text.data(), text.size());
    if (written >= 0) text.remove_prefix(static_cast<std::size_t>(written));
    else if (errno != EINTR) return system_failure(program_, errno);
  }
  return {};
}

Result<void> Conversation::fill() {
  buffer_.erase(0, std::exchange(taken_, 0));
  const std::size_t before = buffer_.size();
  if (!drain(from_, buffer_) && buffer_.size() == before) return failure(program_, "ended before it had answered");
  return {};
}

Result<std::string> Conversation::read_line() {
  std::size_t end = 0;
  while ((end = buffer_.find('\n', taken_)) == buffer_.npos) {
    if (const Result<void> filled = fill(); !filled) return tl::make_unexpected(filled.error());
  }
  std::string line = buffer_.substr(taken_, end - taken_);
  taken_ = end + 1;
  return line;
}

Result<std::string> Conversation::read_bytes(std::size_t count) {
  while (buffer_.size() - taken_ < count) {
    if (const Result<void> filled = fill(); !filled) return tl::make_unexpected(filled.error());
  }
  std::string bytes = buffer_.substr(taken_, count);
  taken_ += count;
  return bytes;
}

}  // namespace rubric::io
