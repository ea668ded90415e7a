#include "lint/rule/marker_spaces.h"

#include <algorithm>
#include <string_view>

#include "lint/rule/list_lines.h"

namespace rubric::rule {
namespace {

// The white space between the marker of an item and its text; empty where the item begins with something else.
ByteRange behind_marker(const Document& document, NodeId item) {
  if (document[item].end == item + 1) return {};
  const Node& first = document[item + 1];
  if (first.kind == NodeKind::code_block) return {};
  const std::string_view marker = document.source().text({document[item].range.begin, first.range.begin});
  const std::size_t length = marker.find_first_of(" \t\r\n");
  if (length == std::string_view::npos || marker.find_first_not_of(" ", length) != std::string_view::npos) return {};
  return byte_range(document[item].range.begin.value + length, first.range.begin.value);
}

bool is_in_quote(const Document& document, NodeId node) {
  for (NodeId id = node; id != 0; id = document[id].parent) {
    if (document[id].kind == NodeKind::block_quote) return true;
  }
  return false;
}

struct Line {
  ByteOffset begin;
  std::size_t blanks = 0;
  bool is_blank = false;
  bool has_tabs = false;
};

Line line_at(const SourceText& source, std::size_t number) {
  const ByteRange range = source.lines().line(number);
  const std::string_view text = source.text(range);
  const std::size_t blanks = blank_prefix(text);
  return {.begin = range.begin,
          .blanks = blanks,
          .is_blank = blanks == text.size(),
          .has_tabs = text.substr(0, blanks).find('\t') != text.npos};
}

// A tab is as wide as it takes to the next column that is a multiple of four: moved, one in front of code, or between
// the markers of quotes and items, makes another indentation.
bool has_tab_in_margin(std::string_view text) {
  return text.substr(0, text.find_first_not_of(" \t>-*+.)0123456789")).find('\t') != text.npos;
}

// The indentation of the first line after `number` that is not blank; 0 at the end of the page.
std::size_t indentation_after(const SourceText& source, std::size_t number) {
  for (++number; number < source.lines().line_count(); ++number) {
    const Line line = line_at(source, number);
    if (!line.is_blank) return line.has_tabs ? line.blanks * 4 : line.blanks;
  }
  return 0;
}

// One space after the marker, and what else belongs to the item moves left with it. Nothing where lines could get into
// the item, or other blocks could begin: where they stand between its old column and its new one.
std::optional<std::vector<Edit>> narrow(const Document& document, NodeId item, ByteRange spaces) {
  const SourceText& source = document.source();
  const LineIndex& lines = source.lines();
  const std::size_t surplus = spaces.size() - 1;
  const std::size_t old_column = column_of(source, spaces.end);
  const std::size_t column = old_column - surplus;
  const std::size_t first = lines.line_of(document[item].range.begin);
  const std::size_t last = lines.line_of(document[item].range.end);
  if (is_in_quote(document, item)) return {};   // its lines begin with '>'
  if (has_tab_in_margin(source.text({spaces.end, lines.line(first).end}))) return {};
  if (indentation_after(source, last) >= column) return {};
  std::vector<Edit> edits = {{.range = {spaces.begin, byte_offset(spaces.begin.value + surplus)}, .text = {}}};
  for (std::size_t number = first + 1; number <= last; ++number) {
    const Line line = line_at(source, number);
    if (line.is_blank) continue;
    if (has_tab_in_margin(source.text(lines.line(number)))) return {};
    if (line.blanks < column) continue;
    if (line.blanks < old_column) return {};
    const std::size_t begin = line.begin.value + old_column - surplus;
    edits.push_back({.range = byte_range(begin, begin + surplus), .text = {}});
  }
  return edits;
}

}  // namespace

std::vector<Mendable> wide_markers(const Document& document, NodeId list) {
  std::vector<Mendable> found;
  for (NodeId item = list + 1; item < document[list].end; item = document[item].end) {
    const ByteRange spaces = behind_marker(document, item);
    if (spaces.size() < 2) continue;
    const std::size_t width = document[item + 1].range.begin.value - document[item].range.begin.value;
    if (width % 4 == 0) continue;
    if (auto edits = narrow(document, item, spaces)) found.push_back({.place = spaces, .edits = std::move(*edits)});
  }
  return found;
}

}  // namespace rubric::rule
