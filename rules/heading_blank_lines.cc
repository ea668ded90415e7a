#include <algorithm>
#include <string>
#include <string_view>

#include <fmt/format.h>

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
  ByteOffset above, below;         // the starts of the heading's first line and of the line behind it
  bool crowded_above = false, crowded_below = false;
};

Neighbours neighbours(const Document& document, NodeId heading) {
  const SourceText& source = document.source();
  const LineIndex& lines = source.lines();
  const Node& node = document[heading];
  const std::size_t first = lines.line_of(node.range.begin);
  std::size_t last = lines.line_of(node.range.end);
  // kramdown's attributes for the heading stand on the line below it.
  const NodeId next = node.end;
  if (next + 1 < document.nodes().size() && document[next].kind == NodeKind::paragraph && document[next + 1].kind == NodeKind::attribute_list &&
      document[next].end == next + 2 && lines.line_of(document[next].range.begin) == last + 1) {
    ++last;
  }
  Neighbours out{.above = lines.line_start(first), .below = source.end()};
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

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  for (const Section& section : context.outline.sections) {
    const Neighbours it = neighbours(document, section.heading);
    if (!it.crowded_above && !it.crowded_below) continue;
    const ByteRange heading = document[section.heading].range;
    const LineIndex& lines = document.source().lines();
    const std::string end = line_end_of(document.source(), it.above);
    const std::string_view where = it.crowded_above && it.crowded_below ? "around" : it.crowded_above ? "above" : "below";
    Fix fix{.title = fmt::format("add a blank line {} the heading", where), .safety = Safety::safe, .edits = {}};
    if (it.crowded_above) fix.edits.push_back({.range = {it.above, it.above}, .text = end});
    if (it.crowded_below) fix.edits.push_back({.range = {it.below, it.below}, .text = end});
    out.push_back({.range = {heading.begin, std::min(heading.end, lines.line(lines.line_of(heading.begin)).end)},
                   .message = fmt::format("no blank line {} the heading; add one", where), .fix = std::move(fix)});
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
