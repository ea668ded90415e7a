#include "lint/lsp/framing.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "lint/text/trim.h"

namespace rubric::lsp {
namespace {

constexpr std::size_t kLargestHeader = 4096;
constexpr std::string_view kLength = "content-length";

bool is_length(std::string_view name) {
  return std::ranges::equal(name, kLength,
                            [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; });
}

}  // namespace

void Framing::feed(std::string_view bytes) {
  if (!fault_.empty()) return;
  if (taken_ > 0) buffer_.erase(0, std::exchange(taken_, 0));
  buffer_ += bytes;
}

std::optional<std::string> Framing::next() {
  if (!fault_.empty() || (!length_ && !read_header())) return std::nullopt;
  if (buffer_.size() - taken_ < *length_) return std::nullopt;
  std::string content = buffer_.substr(taken_, *length_);
  taken_ += *length_;
  length_.reset();
  if (taken_ == buffer_.size()) {   // the space of a large message is not kept
    buffer_ = {};
    taken_ = 0;
  }
  return content;
}

bool Framing::read_header() {
  std::optional<std::size_t> length;
  const std::string_view unread = std::string_view(buffer_).substr(taken_);
  std::size_t at = 0;
  while (true) {
    const std::size_t end = unread.find('\n', at);
    if (end == unread.npos) {
      if (unread.size() > kLargestHeader) fault_ = "a header without end";
      return false;
    }
    const std::string_view line = trimmed(unread.substr(at, end - at));
    at = end + 1;
    if (line.empty()) break;
    const std::size_t colon = line.find(':');
    if (colon == line.npos) {
      fault_ = "a header without a colon";
      return false;
    }
    if (!is_length(trimmed(line.substr(0, colon)))) continue;
    const std::string_view digits = trimmed(line.substr(colon + 1));
    std::size_t value = 0;
    const auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || stop != digits.data() + digits.size()) {
      fault_ = "a Content-Length that is no number";
      return false;
    }
    if (value > kLargestMessage) {
      fault_ = fmt::format("a message of {} bytes; the most is {}", value, kLargestMessage);
      return false;
    }
    length = value;
  }
  if (!length) {
    fault_ = "a message without Content-Length";
    return false;
  }
  taken_ += at;
  length_ = length;
  return true;
}

std::string header_of(std::size_t size) { return fmt::format("Content-Length: {}\r\n\r\n", size); }

}  // namespace rubric::lsp
