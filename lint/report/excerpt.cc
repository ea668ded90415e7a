#include "lint/report/excerpt.h"

#include <algorithm>
#include <vector>

#include "lint/report/printable.h"
#include "lint/text/utf8.h"

namespace rubric::report {
namespace {

constexpr std::uint32_t kTabStop = 4;
constexpr std::uint32_t kColumns = 100;        // shown of a line
constexpr std::uint32_t kColumnsBefore = 30;   // of these before the carets, where the line is cut
constexpr std::uint32_t kBytesAround = 4 * kColumns;   // looked at, so that a long line costs no more than another

struct Cell {
  std::size_t at;   // in the line
  std::uint32_t column, columns;
};

bool is_plain(char c) { return ' ' <= c && c < 0x7F; }

Printable shown(std::string_view text, const CodePoint& it, std::size_t at, std::uint32_t column) {
  if (it.value != '\t') return printable(it, text.substr(at, it.size));
  const std::uint32_t columns = kTabStop - column % kTabStop;
  return {std::string(columns, ' '), columns};
}

// `at`, or a little before it, where a code point begins.
std::size_t code_point_start(std::string_view text, std::size_t at) {
  for (int i = 0; i < 3 && at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; ++i) {
    --at;
  }
  return at;
}

}  // namespace

Excerpt excerpt(const SourceText& source, ByteRange range) {
  const LineIndex& lines = source.lines();
  const ByteRange line = lines.line(lines.line_of(range.begin));
  const std::string_view text = source.text(line);
  const std::size_t begin = std::min<std::size_t>(range.begin.value - line.begin.value, text.size());
  const std::size_t end = std::max(begin, std::min<std::size_t>(range.end.value - line.begin.value, text.size()));
  const std::size_t from = begin > kBytesAround ? code_point_start(text, begin - kBytesAround) : 0;
  const std::size_t to = std::min(text.size(), begin + kBytesAround);

  // In most lines each byte is a column; only other lines are taken apart.
  const std::string_view window = text.substr(from, to - from);
  const bool plain = is_printable_ascii(window);
  if (plain && window.size() == text.size() && text.size() <= kColumns) {
    const auto carets = static_cast<std::uint32_t>(std::max<std::size_t>(1, end - begin));
    return {.line = std::string(text), .indent = static_cast<std::uint32_t>(begin), .carets = carets};
  }
  std::vector<Cell> cells;
  auto column = static_cast<std::uint32_t>(window.size());
  auto caret = static_cast<std::uint32_t>(std::min(begin, to) - from);
  auto caret_end = static_cast<std::uint32_t>(std::min(end, to) - from);
  if (!plain) {
    cells.reserve(window.size());
    column = caret = caret_end = 0;
    for (std::size_t i = from; i < to;) {
      const CodePoint it = is_plain(text[i]) ? CodePoint{.value = ' ', .size = 1, .valid = true} : decode(text, i);
      const std::uint32_t columns = is_plain(text[i]) ? 1 : shown(text, it, i, column).columns;
      if (i <= begin) caret = column;
      cells.push_back({i, column, columns});
      column += columns;
      if (i < end) caret_end = column;
      i += it.size;
      if (i >= end && column > caret_end + kColumns) break;   // more is not shown, and one more column tells so
    }
    if (begin >= to) caret = column;
  }
  caret_end = std::max(caret_end, caret + 1);

  // The part to show: all of it, or what begins a little before the carets.
  const bool fits = from == 0 && to == text.size() && column <= kColumns;
  const std::uint32_t first =
      fits || (from == 0 && caret_end <= kColumns) || caret < kColumnsBefore ? 0 : caret - kColumnsBefore;
  const std::uint32_t last = fits ? column : first + kColumns;
  const bool cut_before = first > 0 || from > 0;
  Excerpt out;
  std::uint32_t shown_from = column;
  if (plain) {
    shown_from = std::min(first, column);
    out.line = window.substr(shown_from, last - first);
  }
  for (const Cell& cell : cells) {
    if (cell.column < first || cell.column + cell.columns > last) continue;
    shown_from = std::min(shown_from, cell.column);
    if (is_plain(text[cell.at])) out.line += text[cell.at];
    else out.line += shown(text, decode(text, cell.at), cell.at, cell.column).text;
  }
  shown_from = std::min(shown_from, caret);
  if (cut_before) out.line.insert(0, "…");
  if (!fits && (to < text.size() || column > last)) out.line += "…";
  out.indent = caret - shown_from + (cut_before ? 1 : 0);
  out.carets = std::max<std::uint32_t>(1, std::min(caret_end, std::max(last, caret + 1)) - caret);
  return out;
}

}  // namespace rubric::report
