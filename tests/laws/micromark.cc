#include "tests/laws/micromark.h"
#include "tests/layers.h"

#include <array>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

namespace rubric::testing::laws {
namespace {

constexpr const char* kScript = SOURCE_DIR "/tests/laws/micromark.mjs";

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written <= 0) return;   // the reader finds that nothing comes back
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

void read_all(int file, char* to, std::size_t size) {
  for (std::size_t at = 0; at < size;) {
    const ssize_t got = ::read(file, to + at, size - at);
    if (got <= 0) throw std::runtime_error("micromark does not answer; run npm ci in tests/laws");
    at += static_cast<std::size_t>(got);
  }
}

std::array<char, 4> as_length(std::size_t size) {
  std::array<char, 4> bytes{};
  for (std::size_t i = 0; i < 4; ++i) bytes[i] = static_cast<char>((size >> (8 * i)) & 0xFFU);
  return bytes;
}

std::size_t read_length(int file) {
  std::array<char, 4> bytes{};
  read_all(file, bytes.data(), bytes.size());
  std::size_t size = 0;
  for (std::size_t i = 0; i < 4; ++i) size |= static_cast<std::size_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  return size;
}

}  // namespace

Micromark::Micromark() {
  std::array<int, 2> in{}, out{};
  if (::pipe(in.data()) != 0 || ::pipe(out.data()) != 0) throw std::runtime_error("no pipe to micromark");
  std::signal(SIGPIPE, SIG_IGN);
  process_ = ::fork();
  if (process_ == 0) {
    ::dup2(in[0], STDIN_FILENO);
    ::dup2(out[1], STDOUT_FILENO);
    for (const int file : {in[0], in[1], out[0], out[1]}) ::close(file);
    ::execlp("node", "node", kScript, static_cast<char*>(nullptr));
    ::_exit(127);
  }
  ::close(in[0]);
  ::close(out[1]);
  to_ = in[1];
  from_ = out[0];
  const std::array<std::string, 1> probe{"*a*"};
  if (html(probe).front() != "<p><em>a</em></p>") throw std::runtime_error("micromark answers something else");
}

Micromark::~Micromark() {
  ::close(to_);
  ::close(from_);
  if (process_ > 0) ::waitpid(process_, nullptr, 0);
}

std::vector<std::string> Micromark::html(std::span<const std::string> pages) {
  // A pipe holds little: one side writes while the other reads.
  std::thread writer([&] {
    for (const std::string& page : pages) {
      const std::array<char, 4> length = as_length(page.size());
      write_all(to_, {length.data(), length.size()});
      write_all(to_, page);
    }
  });
  std::vector<std::string> out;
  out.reserve(pages.size());
  try {
    for (std::size_t i = 0; i < pages.size(); ++i) {
      std::string& answer = out.emplace_back(read_length(from_), '\0');
      read_all(from_, answer.data(), answer.size());
    }
  } catch (...) {
    writer.join();
    throw;
  }
  writer.join();
  return out;
}

}  // namespace rubric::testing::laws
