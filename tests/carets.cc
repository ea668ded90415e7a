#include "tests/carets.h"

#include <algorithm>

#include <fmt/format.h>

#include "lint/text/line_index.h"

namespace rubric::testing {
namespace {

// "   ^^^ some-rule: some message"
bool is_caret_line(std::string_view line) {
  const auto carets = line.find_first_not_of(' ');
  if (carets == line.npos || line[carets] != '^') return false;
  const auto space = line.find_first_not_of('^', carets);
  if (space == line.npos || line[space] != ' ') return false;
  const auto rule = space + 1;
  const auto colon = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", rule);
  return colon != line.npos && colon > rule && line.substr(colon, 2) == ": ";
}

std::string caret_line(const LineIndex& lines, ByteRange line, const Diagnostic& it) {
  const auto begin = lines.display(std::min(it.range.begin, line.end)).column;
  const auto end = lines.display(std::clamp(it.range.end, it.range.begin, std::max(it.range.begin, line.end))).column;
  return std::string(begin - 1, ' ') + std::string(end > begin ? end - begin : 1, '^') +
         fmt::format(" {}: {}", it.rule, it.message);
}

}  // namespace

std::string strip(std::string_view annotated) {
  std::string text;
  bool last_is_caret_line = false;
  const LineIndex lines(annotated);
  for (std::size_t i = 0; i < lines.line_count(); ++i) {
    const ByteRange line = lines.line(i);
    last_is_caret_line = is_caret_line(annotated.substr(line.begin.value, line.size()));
    if (last_is_caret_line) continue;
    const ByteRange whole = lines.line_with_end(i);
    text += annotated.substr(whole.begin.value, whole.size());
  }
  if (last_is_caret_line && text.ends_with('\n')) text.pop_back();
  return text;
}

std::string annotate(const SourceText& source, const Diagnostics& diagnostics) {
  const LineIndex& lines = source.lines();
  std::string annotated;
  auto next = diagnostics.begin();
  for (std::size_t i = 0; i < lines.line_count(); ++i) {
    annotated += source.text(lines.line_with_end(i));
    const bool open = i + 1 == lines.line_count();  // the last line has no line end, and so its caret lines
    for (; next != diagnostics.end() && lines.line_of(next->range.begin) == i; ++next) {
      if (open) annotated += '\n';
      annotated += caret_line(lines, lines.line(i), *next);
      if (!open) annotated += '\n';
    }
  }
  return annotated;
}

}  // namespace rubric::testing
