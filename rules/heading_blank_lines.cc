#include <algorithm>
#include <string>
#include <string_view>

#include "lint/rule/rule.h"

namespace rubric::rules {
namespace {

// A comment shows nothing, so there may be one beside a heading: those that silence rules have to stand there.
bool is_blank(std::string_view line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t"), line.size());
  const std::size_t end = line.find_last_not_of(" \t") + 1;
  const std::string_view text = line.substr(begin, end < begin ? 0 : end - begin);
  return text.empty() || (text.starts_with("<!--") && text.ends_with("-->"));
}

struct Neighbours {
  ByteRange words;                 // the first line of the heading
  ByteOffset above, below;         // the starts of the heading's first line and of the line behind it
  bool crowded_above = false, crowded_below = false;
};

Neighbours neighbours(const Document& document, NodeId heading) {
  const SourceText& source = document.source();
  const LineIndex& lines = source.lines();
  const Node& node = document[heading];
  const std::size_t first = lines.line_of(node.range.begin);
  std::size_t last = node.range.end <= lines.line(first).end ? first : lines.line_of(node.range.end);
  // kramdown's attributes for the heading stand on the line below it.
  const NodeId next = node.end;
  if (next + 1 < document.nodes().size() && document[next].kind == NodeKind::paragraph && document[next + 1].kind == NodeKind::attribute_list &&
      document[next].end == next + 2 && lines.line_of(document[next].range.begin) == last + 1) {
    ++last;
  }
  Neighbours out{.words = {node.range.begin, std::min(node.range.end, lines.line(first).end)}, .above = lines.line_start(first), .below = source.end()};
  const Node* front_matter = document.front_matter();
  const bool on_top = first == 0 || (front_matter != nullptr && lines.line_start(first - 1) < front_matter->range.end);
  out.crowded_above = !on_top && !is_blank(source.text(lines.line(first - 1)));
  if (last + 1 < lines.line_count() && lines.line_start(last + 1) < source.end()) {
    out.below = lines.line_start(last + 1);
    out.crowded_below = !is_blank(source.text(lines.line(last + 1)));
    // Of two headings without a line between them, the second says so.
    if (next < document.nodes().size() && document[next].kind == NodeKind::heading) out.crowded_below = false;
  }
  return out;
}

std::string line_end_of(const SourceText& source, ByteOffset line_start) {
  const LineIndex& lines = source.lines();
  const std::size_t line = lines.line_of(line_start);
  return std::string(source.text(lines.line_with_end(line)).substr(lines.line(line).size()));
}

struct Told {
  std::string_view message;
  std::string_view fix;
};

Told told(const Neighbours& it) {
  if (!it.crowded_above) return {"no blank line below the heading; add one", "add a blank line below the heading"};
  if (!it.crowded_below) return {"no blank line above the heading; add one", "add a blank line above the heading"};
  return {"no blank line around the heading; add one", "add a blank line around the heading"};
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  for (const Section& section : context.outline.sections) {
    const Neighbours it = neighbours(document, section.heading);
    if (!it.crowded_above && !it.crowded_below) continue;
    const auto [message, title] = told(it);
    out.push_back({.range = it.words, .message = std::string(message)});
    if (!context.fixes) continue;
    const std::string end = line_end_of(document.source(), it.above);
    Fix& fix = out.back().fix.emplace(std::string(title), Safety::safe);
    if (it.crowded_above) fix.edits.push_back({.range = {it.above, it.above}, .text = end});
    if (it.crowded_below) fix.edits.push_back({.range = {it.below, it.below}, .text = end});
  }
}

}  // namespace

extern const Rule heading_blank_lines;
const Rule heading_blank_lines{
    .name = "heading-blank-lines",
    .summary = "A heading has a blank line above and below it",
    .group = RuleGroup::hygiene,
    .severity = Severity::info,
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
