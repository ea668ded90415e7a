#include <algorithm>

#include <fmt/format.h>

#include "lint/rule/list_lines.h"
#include "lint/rule/rule.h"

namespace rubric::rules {
namespace {

void report(const Document& document, ByteRange line, Findings& out) {
  const std::size_t length = marker_without_space(document.text(line));
  if (length == 0) return;
  const ByteOffset behind = byte_offset(line.begin.value + length);
  const std::string_view marker = document.text(line).substr(0, length);
  out.push_back({.range = {line.begin, behind},
                 .message = fmt::format("without a space behind \"{}\" this is no list item; add one", marker),
                 .fix = Fix{.title = fmt::format("add a space behind \"{}\"", marker), .safety = Safety::safe,
                            .edits = {{.range = {behind, behind}, .text = " "}}}});
}

ByteRange first_line(const Document& document, NodeId paragraph) {
  const ByteRange range = document[paragraph].range;
  const LineIndex& lines = document.source().lines();
  const ByteRange line = lines.line(lines.line_of(range.begin));
  return {range.begin, std::min(range.end, line.end)};
}

bool is_bullet(char c) { return c == '*' || c == '-' || c == '+'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::size_t lines_like_items(std::string_view text) {
  std::size_t count = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    line.remove_prefix(blank_prefix(line));
    if (marker_without_space(line) > 0) ++count;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return count;
}

// In a paragraph of its own, a word with a sign in front may be meant so ("-Wall"); beside a list, or in a run of
// such lines, it is not.
void report_paragraph(const Document& document, NodeId paragraph, bool beside_list, Findings& out) {
  const Node& node = document[paragraph];
  const std::string_view text = document.text(node);
  if (text.empty() || (!is_bullet(text.front()) && !is_digit(text.front()))) return;
  const std::size_t lines = lines_like_items(text);
  if (lines == 0 || (lines == 1 && !beside_list)) return;
  report(document, first_line(document, paragraph), out);
  for (NodeId part = paragraph + 1; part < node.end; ++part) {
    if (document[part].kind != NodeKind::softbreak) continue;
    const LineIndex& index = document.source().lines();
    const ByteRange line = index.line(index.line_of(document[part].range.end));
    const auto blanks = blank_prefix(document.source().text({document[part].range.end, line.end}));
    report(document, {byte_offset(document[part].range.end.value + blanks), line.end}, out);
  }
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  for (const LooseLine& it : loose_lines(document, context.nodes)) report(document, it.text, out);

  const auto is_list = [&](NodeId id) { return id != 0 && id < document.nodes().size() && document[id].kind == NodeKind::list; };
  for (NodeId id = 1, before = 0; id < document.nodes().size(); before = id, id = document[id].end) {
    if (document[id].kind == NodeKind::paragraph) report_paragraph(document, id, is_list(before) || is_list(document[id].end), out);
  }
}

}  // namespace

extern const Rule list_marker_space;
const Rule list_marker_space{
    .name = "list-marker-space",
    .summary = "A list marker is followed by a space",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
