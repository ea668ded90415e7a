#include "lint/document/fenced_lines.h"

#include <algorithm>

#include "lint/text/ascii.h"

namespace rubric::document {
namespace {

constexpr std::size_t kShortestFence = 3;
constexpr std::size_t kLongestPrefix = 256;   // of a line, in bytes, so that long lines cost no quadratic time

bool is_blank_at(std::string_view text, std::size_t at) { return at >= text.size() || is_ascii_space(text[at]); }

}  // namespace

std::size_t behind_markers(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin;;) {
    while (at < text.size() && (is_ascii_blank(text[at]) || text[at] == '>')) ++at;
    std::size_t marker = at;
    while (marker < text.size() && is_ascii_digit(text[marker])) ++marker;
    const bool numbered = marker > at && marker < text.size() && (text[marker] == '.' || text[marker] == ')');
    const bool bullet = marker == at && at < text.size() && (text[at] == '-' || text[at] == '*' || text[at] == '+');
    if ((!numbered && !bullet) || !is_blank_at(text, marker + 1)) return at;
    at = marker + 1;
    if (at >= text.size() || is_line_end(text[at])) return at;
  }
}

bool has_own_lines(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t line = begin;
  while (line > 0 && begin - line < kLongestPrefix && !is_line_end(text[line - 1])) --line;
  if ((line > 0 && !is_line_end(text[line - 1])) || behind_markers(text, line) != begin) return false;
  while (end < text.size() && is_ascii_blank(text[end])) ++end;
  return end >= text.size() || is_line_end(text[end]);
}

bool FencedLines::holds(std::size_t at) {
  if (length_ == 0 && next_ <= at && at <= line_end_) return false;
  while (next_ < text_.size() && next_ <= at) {
    const std::size_t end = line_end(text_, next_);
    line_end_ = end;
    if (end >= at && length_ == 0) return false;   // a line that opens a fence is none of its lines
    read_line(text_.substr(next_, end - next_));
    next_ = end + 1;
  }
  return length_ > 0;
}

void FencedLines::skip_to(std::size_t at) {
  if (at > next_) next_ = std::min(line_end(text_, at) + 1, text_.size());
}

void FencedLines::read_line(std::string_view line) {
  const std::size_t begin = behind_markers(line, 0);
  if (begin >= line.size() || (line[begin] != '`' && line[begin] != '~')) return;
  const std::size_t end = std::min(line.find_first_not_of(line[begin], begin), line.size());
  const std::string_view rest = line.substr(end);
  if (length_ == 0) {
    if (end - begin < kShortestFence || (line[begin] == '`' && rest.find('`') != rest.npos)) return;
    length_ = end - begin;
    sign_ = line[begin];
  } else if (line[begin] == sign_ && end - begin >= length_ && std::ranges::all_of(rest, is_ascii_blank)) {
    length_ = 0;
  }
}

}  // namespace rubric::document
