#include "lint/document/front_matter.h"

#include <algorithm>

namespace rubric {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// The lines of a text one after another, without their ends.
struct Lines {
  std::string_view text;
  std::size_t next = 0;
  std::size_t begin = 0, end = 0;   // the current line

  bool advance() {
    if (next >= text.size()) return false;
    begin = next;
    end = std::min(text.find('\n', begin), text.size());
    end = begin + std::min(text.substr(begin, end - begin).find('\r'), end - begin);
    next = std::min(end + 1, text.size());
    if (end + 1 < text.size() && text[end] == '\r' && text[end + 1] == '\n') ++next;
    return true;
  }
  std::string_view line() const { return text.substr(begin, end - begin); }
};

std::string_view without_trailing_space(std::string_view line) {
  const std::size_t last = line.find_last_not_of(" \t");
  return line.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

bool is_fence(std::string_view line) { return line.starts_with("---") && without_trailing_space(line) == "---"; }
bool is_closing_fence(std::string_view line) {
  return is_fence(line) || (line.starts_with("...") && without_trailing_space(line) == "...");
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t") == std::string_view::npos; }

// `key: value` or `key:`, with a key of one or a few plain words.
bool is_entry(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 40) return false;
  if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') return false;
  const auto in_key = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
  };
  return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), in_key);
}

// What else may stand between entries: a list element, something indented, a comment, a bracket.
bool continues_yaml(std::string_view line) {
  return line.starts_with(' ') || line.starts_with('\t') || line.starts_with("- ") || line == "-" || line.starts_with("#") ||
         line.starts_with("]") || line.starts_with("}");
}

bool may_stand_in_yaml(std::string_view line) {
  return is_entry(line) || continues_yaml(line) || line.starts_with('"') || line.starts_with('\'') ||
         line.find(": ") != std::string_view::npos || line.ends_with(':');
}

// An opening fence without a closing one: the entries below it are the front matter, up to the
// first line that cannot be YAML.
std::optional<FrontMatterFence> without_close(Lines lines, std::size_t open) {
  const std::size_t content = lines.next;
  std::size_t end = content;
  std::size_t body = content;
  bool entries = false;
  while (lines.advance() && !is_blank(lines.line())) {
    const bool heading = lines.line().starts_with("# ") || lines.line().starts_with("##");
    if (heading || (!is_entry(lines.line()) && !(entries && continues_yaml(lines.line())))) break;
    entries = true;
    end = lines.end;
    body = lines.next;
  }
  if (!entries) return std::nullopt;
  return FrontMatterFence{.range = byte_range(open, end),
                          .content = byte_range(content, body),
                          .body = byte_offset(body),
                          .problem = FrontMatterFence::Problem::missing_close,
                          .problem_range = byte_range(body, body)};
}

// Entries from the first line on, closed by a fence: someone lost the opening one.
std::optional<FrontMatterFence> without_open(std::string_view bytes, std::size_t start) {
  Lines lines{.text = bytes, .next = start};
  std::size_t entries = 0;
  while (lines.advance()) {
    const std::string_view line = lines.line();
    if (is_fence(line)) {
      // One line and a fence is also a level 2 heading: "Note: this" rather than "title: this".
      if (entries < 2 && bytes[start] < 'a') return std::nullopt;
      return FrontMatterFence{.range = byte_range(start, lines.end),
                              .content = byte_range(start, lines.begin),
                              .body = byte_offset(lines.next),
                              .problem = FrontMatterFence::Problem::missing_open,
                              .problem_range = byte_range(start, start)};
    }
    if (is_entry(line)) ++entries;
    else if (entries == 0 || !continues_yaml(line)) return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace

std::optional<FrontMatterFence> find_front_matter(std::string_view bytes) {
  const std::size_t start = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  Lines lines{.text = bytes, .next = start};
  if (!lines.advance()) return std::nullopt;
  if (!is_fence(lines.line())) return is_entry(lines.line()) ? without_open(bytes, start) : std::nullopt;

  const Lines opened = lines;
  bool after_blank = false;
  while (lines.advance()) {
    const std::string_view line = lines.line();
    if (is_closing_fence(line)) {
      return FrontMatterFence{.range = byte_range(start, lines.end),
                              .content = byte_range(opened.next, lines.begin),
                              .body = byte_offset(lines.next)};
    }
    // A paragraph: a fence further down is a thematic break.
    if (after_blank && !is_blank(line) && !may_stand_in_yaml(line)) break;
    after_blank = is_blank(line);
  }
  return without_close(opened, start);
}

}  // namespace rubric
