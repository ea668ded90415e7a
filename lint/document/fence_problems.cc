#include "lint/document/fence_problems.h"

#include <algorithm>
#include <string>

#include "lint/text/encoding.h"
#include "lint/text/line_index.h"

namespace rubric::document {
namespace {

using Problem = FrontMatterFence::Problem;
using Syntax = FrontMatterSyntax;

ByteRange line_of(const Lines& lines) { return byte_range(lines.begin, lines.end); }

bool is_heading(std::string_view line) { return line.starts_with("# ") || line.starts_with("##"); }

// One line and a fence is also a level 2 heading: "Note: this" rather than "title: this".
bool reads_as_keys(std::size_t entries, char first) { return entries > 1 || first >= 'a'; }

std::string fence_line(std::string_view bytes, Syntax syntax) {
  return std::string(fence_of(syntax)).append(newline_of(bytes));
}

// The next line that is not blank, where it is an entry or a table's name.
bool goes_on_below(Lines lines) {
  while (lines.advance()) {
    if (is_blank_line(lines.line())) continue;
    return is_entry(lines.line(), Syntax::toml) ||
           (lines.line().starts_with('[') && continues_entry(lines.line(), Syntax::toml));
  }
  return false;
}

// Blank lines, comments and byte order marks from `at` on: the line after them.
std::size_t after_nothing(std::string_view bytes, std::size_t at) {
  while (at < bytes.size()) {
    Lines lines{.text = bytes, .next = at};
    lines.advance();
    const std::size_t first = std::min(bytes.find_first_not_of(" \t", at), bytes.size());
    if (first >= lines.end) {
      at = lines.next;
    } else if (bytes.substr(first).starts_with(kByteOrderMark)) {
      at = first + kByteOrderMark.size();
    } else if (bytes.substr(first).starts_with("<!--")) {
      const std::size_t close = bytes.find("-->", first + 4);
      if (close == std::string_view::npos) return at;
      Lines behind{.text = bytes, .next = close + 3};
      if (!behind.advance()) return bytes.size();
      if (!is_blank_line(behind.line())) return at;
      at = behind.next;
    } else {
      return at;
    }
  }
  return at;
}

}  // namespace

std::optional<FrontMatterFence> without_close(Lines opened, Syntax syntax) {
  Lines lines = opened;
  FrontMatterFence found{.syntax = syntax, .problem = Problem::missing_close};
  std::size_t end = lines.next, body = lines.next;
  bool entries = false;
  while (lines.advance()) {
    const std::string_view line = lines.line();
    if (entries && resembles_fence(line)) {
      found.problem = Problem::wrong_close;
      found.problem_range = line_of(lines);
      found.repair = {found.problem_range, std::string(fence_of(syntax))};
      end = lines.end;
      break;
    }
    if (is_blank_line(line) && (syntax != Syntax::toml || !entries || !goes_on_below(lines))) break;
    const bool first_table = syntax == Syntax::toml && line.starts_with('[');
    if (!is_blank_line(line)) {
      const bool fits = is_entry(line, syntax) || ((entries || first_table) && continues_entry(line, syntax));
      if (!fits || is_heading(line)) break;
    }
    entries = true;
    end = lines.end;
    body = lines.next;
  }
  if (!entries) return std::nullopt;
  found.range = byte_range(opened.begin, end);
  found.content = byte_range(opened.next, body);
  found.body = byte_offset(found.problem == Problem::wrong_close ? lines.next : body);
  if (found.problem == Problem::missing_close) {
    found.problem_range = byte_range(body, body);
    found.repair = {found.problem_range, fence_line(opened.text, syntax)};
    if (end == opened.text.size()) found.repair.text.insert(0, newline_of(opened.text));
  }
  return found;
}

std::optional<FrontMatterFence> without_open(std::string_view bytes, std::size_t start) {
  Lines lines{.text = bytes, .next = start};
  std::size_t entries = 0;
  while (lines.advance()) {
    const std::string_view line = lines.line();
    if (is_fence(line, Syntax::yaml)) {
      if (!reads_as_keys(entries, bytes[start])) return std::nullopt;
      return FrontMatterFence{.range = byte_range(start, lines.end),
                              .content = byte_range(start, lines.begin),
                              .body = byte_offset(lines.next),
                              .problem = Problem::missing_open,
                              .problem_range = byte_range(start, start),
                              .repair = {byte_range(start, start), fence_line(bytes, Syntax::yaml)}};
    }
    if (is_entry(line, Syntax::yaml)) ++entries;
    else if (entries == 0 || !continues_entry(line, Syntax::yaml)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<FrontMatterFence> with_wrong_open(std::string_view bytes, std::size_t start) {
  const std::size_t top = after_nothing(bytes, start);
  Lines lines{.text = bytes, .next = top};
  if (!lines.advance() || !resembles_fence(lines.line())) return std::nullopt;
  const std::size_t open = bytes.find_first_of("-+.", lines.begin);
  if (bytes[open] == '.') return std::nullopt;
  const Syntax syntax = bytes[open] == '+' ? Syntax::toml : Syntax::yaml;
  const std::size_t content = lines.next;
  const std::size_t open_end = lines.end;
  std::size_t entries = 0;
  char first = '\0';
  while (lines.advance()) {
    const std::string_view line = lines.line();
    if (entries > 0 && resembles_fence(line) && line.front() == bytes[open]) break;
    if (is_blank_line(line) || (entries == 0 && line.starts_with('#') && syntax == Syntax::toml)) continue;
    if (is_entry(line, syntax)) {
      if (entries++ == 0) first = line.front();
    } else if (is_heading(line) || !(entries > 0 ? continues_entry(line, syntax)
                                                 : line.starts_with('[') && continues_entry(line, syntax))) {
      return std::nullopt;
    }
  }
  const bool closed =
      entries > 0 && lines.begin >= content && resembles_fence(lines.line()) && lines.line().front() == bytes[open];
  if (!closed || !reads_as_keys(entries, first)) return std::nullopt;

  FrontMatterFence found{.syntax = syntax,
                         .range = byte_range(open, lines.end),
                         .content = byte_range(content, lines.begin),
                         .body = byte_offset(lines.next),
                         .problem_range = byte_range(open, open_end)};
  const std::size_t dashes = std::min(bytes.find_first_not_of(bytes[open], open), open_end) - open;
  if (top != start) {
    found.problem = Problem::not_first;
    const std::string_view above = bytes.substr(start, top - start);
    const bool blank = above.find_first_not_of(" \t\r\n") == std::string_view::npos;
    if (blank) found.repair = {byte_range(start, open), {}};
  } else if (open != start) {
    found.problem = Problem::indented;
    found.repair = {byte_range(start, open), {}};
  } else if (dashes != 3) {
    found.problem = Problem::wrong_open;
    found.repair = {found.problem_range, std::string(fence_of(syntax))};
  } else {
    return std::nullopt;   // the fence is as it should be, so something else is not
  }
  return found;
}

}  // namespace rubric::document
