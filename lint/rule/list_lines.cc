#include "lint/rule/list_lines.h"

#include <algorithm>

namespace rubric {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view without_blanks_behind(std::string_view text) {
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The container of a paragraph that decides how its lines are indented, or 0.
NodeId container_of(const Document& document, NodeId paragraph) {
  const NodeId parent = document[paragraph].parent;
  const NodeKind kind = document[parent].kind;
  return kind == NodeKind::item || kind == NodeKind::block_quote ? parent : 0;
}

// Whether the line that `text` begins on has, in front of it, what its container asks of every line.
bool is_marked(const Document& document, NodeId container, ByteRange text) {
  const SourceText& source = document.source();
  const Node& node = document[container];
  if (node.kind == NodeKind::item) return column_of(source, text.begin) > column_of(source, node.range.begin);
  const LineIndex& lines = source.lines();
  const ByteOffset start = lines.line_start(lines.line_of(text.begin));
  return source.text({start, text.begin}).find('>') != std::string_view::npos;
}

}  // namespace

std::size_t column_of(const SourceText& source, ByteOffset place) {
  const LineIndex& lines = source.lines();
  std::size_t column = 0;
  for (const char c : source.text({lines.line_start(lines.line_of(place)), place})) {
    column = c == '\t' ? (column / 4 + 1) * 4 : column + 1;
  }
  return column;
}

std::size_t blank_prefix(std::string_view text) {
  const std::size_t end = text.find_first_not_of(" \t");
  return end == std::string_view::npos ? text.size() : end;
}

std::size_t marker_without_space(std::string_view line) {
  if (line.size() < 3) return 0;
  std::size_t at = 0;
  const bool bullet = line[0] == '*' || line[0] == '-' || line[0] == '+';
  if (bullet) {
    at = 1;
  } else {
    while (at < line.size() && at < 2 && is_digit(line[at])) ++at;
    if (at == 0 || at == line.size() || (line[at] != '.' && line[at] != ')')) return 0;
    ++at;
  }
  if (at >= line.size()) return 0;
  // "1.x" is a version and "2)b" a part of a name: after a number, a sentence begins with a capital letter.
  if (!bullet) return line[at] >= 'A' && line[at] <= 'Z' && at + 1 < line.size() && line[at + 1] != '.' ? at : 0;
  if (line[0] == '*' && line.find('*', 1) != std::string_view::npos) return 0;   // emphasis, or an attempt at it
  return is_letter(line[at]) || line[at] == '[' || line[at] == '{' ? at : 0;
}

std::vector<LooseLine> loose_lines(const Document& document, const NodesByKind& nodes) {
  std::vector<LooseLine> found;
  const SourceText& source = document.source();
  const LineIndex& lines = source.lines();
  for (const NodeKind kind : {NodeKind::softbreak, NodeKind::linebreak}) {
    for (const NodeId id : nodes.of(kind)) {
      NodeId paragraph = document[id].parent;
      while (!is_block(document[paragraph].kind)) paragraph = document[paragraph].parent;
      const NodeId container = document[paragraph].kind == NodeKind::paragraph ? container_of(document, paragraph) : 0;
      if (container == 0 || id + 1 >= document[paragraph].end) continue;
      if (document[id + 1].kind == NodeKind::attribute_list) continue;   // it stands at the margin by its nature
      const ByteOffset start = document[id].range.end;
      const ByteRange line = lines.line(lines.line_of(start));
      const ByteOffset begin = byte_offset(start.value + blank_prefix(source.text({start, line.end})));
      const auto length = without_blanks_behind(source.text({begin, line.end})).size();
      const ByteRange text = byte_range(begin.value, begin.value + length);
      if (!text.empty() && !is_marked(document, container, text)) found.push_back({paragraph, container, text});
    }
  }
  std::ranges::sort(found, {}, [](const LooseLine& it) { return it.text.begin; });
  return found;
}

}  // namespace rubric
