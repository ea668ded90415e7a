#include "lint/text/line_around.h"

#include <algorithm>

#include "lint/text/ascii.h"

namespace rubric::text {

std::size_t line_begin(std::string_view text, std::size_t at) {
  while (at > 0 && !is_line_end(text[at - 1])) --at;
  return at;
}

// One sign at a time: looking for either of two takes many times as long.
std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t newline = std::min(text.find('\n', at), text.size());
  return std::min(text.substr(0, newline).find('\r', at), newline);
}

std::size_t next_line(std::string_view text, std::size_t at) {
  at = line_end(text, at);
  if (text.substr(at, 2) == "\r\n") return at + 2;
  return std::min(at + 1, text.size());
}

}  // namespace rubric::text
