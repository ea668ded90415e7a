#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/document/attribute_list.h"
#include "lint/rule/code_fence.h"
#include "lint/rule/list_lines.h"
#include "lint/rule/once_a_page.h"
#include "lint/rule/rule.h"
#include "lint/text/trim.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// A comment shows nothing, so there may be one beside a heading: those that silence rules have to stand there.
bool is_blank(std::string_view line) {
  const std::string_view text = trimmed(line, " \t");
  return text.empty() || (text.starts_with("<!--") && text.ends_with("-->"));
}

// The same of one that goes on over several lines.
bool is_comment(const Document& document, NodeId block) {
  return block < document.nodes().size() && document[block].kind == NodeKind::html_block &&
         document.text(document[block]).starts_with("<!--");
}

struct Neighbours {
  ByteRange words;                 // the first line of the heading
  ByteOffset above, below;         // the starts of the heading's first line and of the line behind it
  bool crowded_above = false, crowded_below = false;
};

// `line` is one at or before the heading, and becomes its first.
Neighbours neighbours(const Document& document, NodeId heading, std::size_t& line) {
  const SourceText& source = document.source();
  const LineIndex& lines = source.lines();
  const Node& node = document[heading];
  while (line + 1 < lines.line_count() && lines.line_start(line + 1) <= node.range.begin) ++line;
  std::size_t first = line;
  const ByteOffset words_end = lines.line(first).end;
  std::size_t last = node.range.end <= words_end ? first : lines.line_of(node.range.end);
  // Attributes of the heading stand on the line below it, or above.
  if (attributes_above(document, heading) != 0) --first;
  const NodeId next = node.end;
  if (attributes_below(document, heading) != 0) ++last;
  Neighbours out{.words = {node.range.begin, std::min(node.range.end, words_end)},
                 .above = lines.line_start(first),
                 .below = source.end()};
  const Node* front_matter = document.front_matter();
  const bool on_top = first == 0 || (front_matter != nullptr && lines.line_start(first - 1) < front_matter->range.end);
  out.crowded_above = !on_top && !is_blank(source.text(lines.line(first - 1))) && !is_comment(document, heading - 1);
  if (last + 1 < lines.line_count() && lines.line_start(last + 1) < source.end()) {
    out.below = lines.line_start(last + 1);
    out.crowded_below = !is_blank(source.text(lines.line(last + 1))) && !is_comment(document, next);
    // Of two headings without a line between them, the second says so.
    if (next < document.nodes().size() && document[next].kind == NodeKind::heading) out.crowded_below = false;
  }
  return out;
}

// A blank line above the heading would be part of code or HTML that is not closed and ends with its item or quote.
bool is_below_open_block(const Document& document, NodeId heading) {
  return takes_blank_lines(document, document[heading - 1]);
}

// A line of signs below several lines was hardly meant to underline them all, which another rule says. Words that stand
// four columns to the right, and signs, are underlined only as long as a definition stands right above them; otherwise
// they are code, or a rule.
bool is_misread(const Document& document, NodeId heading) {
  const Node& node = document[heading];
  const LineIndex& lines = document.source().lines();
  constexpr std::size_t kCode = 4;
  if (!node.setext) return false;
  const std::size_t first = lines.line_of(node.range.begin);
  const bool below_text = first > 0 && !is_blank(document.text(lines.line(first - 1)));
  const bool signs = below_text && std::string_view("-+*=_#>~`|<:0123456789").find(document.text(node).front()) !=
                                       std::string_view::npos;
  return signs || lines.line_of(node.range.end) > first + 1 || column_of(document.source(), node.range.begin) >= kCode;
}

enum Side : std::uint8_t { above = 1, below = 2 };   // of the heading

Message message(std::span<const Mendable> headings) {
  const auto all_lack = [&](Side side) {
    return std::ranges::all_of(headings, [&](const Mendable& it) { return it.kind == side; });
  };
  if (headings.size() > 1 && all_lack(above)) {
    return say("above", "no blank line above {} headings (first here); add one", headings.size());
  }
  if (headings.size() > 1 && all_lack(below)) {
    return say("below", "no blank line below {} headings (first here); add one", headings.size());
  }
  if (headings.size() > 1) {
    return say("around", "no blank line above or below {} headings (first here); add one", headings.size());
  }
  if (headings.front().kind == below) return say("below", "no blank line below the heading; add one");
  if (headings.front().kind == above) return say("above", "no blank line above the heading; add one");
  return say("around", "no blank line around the heading; add one");
}

// Who writes most headings of a page right above their text means it, and whatever shows the page reads it so.
void drop_habit(const Outline& outline, std::vector<Neighbours>& headings) {
  constexpr std::size_t kFew = 2;
  const auto crowded = static_cast<std::size_t>(std::ranges::count_if(headings, &Neighbours::crowded_below));
  if (crowded <= kFew || 2 * crowded <= outline.sections.size()) return;
  for (Neighbours& it : headings) it.crowded_below = false;
  std::erase_if(headings, [](const Neighbours& it) { return !it.crowded_above; });
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  std::vector<Neighbours> headings;
  std::size_t line = 0;
  for (const Section& section : context.outline.sections) {
    const Neighbours it = neighbours(document, section.heading, line);
    if (!it.crowded_above && !it.crowded_below) continue;   // mostly so
    if (!is_misread(document, section.heading) && !is_below_open_block(document, section.heading)) {
      headings.push_back(it);
    }
  }
  drop_habit(context.outline, headings);
  std::vector<Mendable> crowded;
  for (const Neighbours& it : headings) {
    Mendable& one = crowded.emplace_back(
        Mendable{.place = it.words,
                 .edits = {},
                 .kind = static_cast<std::uint8_t>((it.crowded_above ? above : 0) | (it.crowded_below ? below : 0))});
    const std::size_t first = document.source().lines().line_of(it.above);
    const auto line_end = [&](std::size_t of) {
      return std::string(document.source().line_end(of));
    };  // the last line has none
    if (it.crowded_above) one.edits.push_back({.range = {it.above, it.above}, .text = line_end(first - 1)});
    if (it.crowded_below) one.edits.push_back({.range = {it.below, it.below}, .text = line_end(first)});
  }
  if (!crowded.empty()) out.push_back(once_a_page(std::move(crowded), message, "add the blank lines"));
}

}  // namespace

extern const Rule heading_blank_lines;
const Rule heading_blank_lines{
    .name = "heading-blank-lines",
    .summary = "A heading has a blank line above and below it",
    .group = RuleGroup::hygiene,
    .severity = Severity::info,
    .fixes_change = {FixesChange::nothing},
    .options = {},
    .check = check,
};

}  // namespace rubric::rules
