#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/rule/list_lines.h"
#include "lint/rule/rule.h"
#include "lint/text/trim.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// A space makes another block of the line, so somebody has to want it.
void report(const Document& document, ByteRange line, std::size_t length, Findings& out) {
  const ByteOffset end = byte_offset(line.begin.value + length);
  const std::string_view marker = document.text(line).substr(0, length);
  out.push_back({.range = {line.begin, end},
                 .message = say("no-space", "add a space after \"{}\" to make this a list item", marker),
                 .fix = Fix{.title = fmt::format("add a space after \"{}\"", marker), .safety = Safety::unsafe,
                            .edits = {{.range = {end, end}, .text = " "}}}});
}

// The lines of a paragraph that begin with text, not with emphasis or a link.
std::vector<ByteRange> lines_of(const Document& document, NodeId paragraph) {
  const SourceText& source = document.source();
  const Node& node = document[paragraph];
  std::vector<ByteRange> found;
  const auto append = [&](NodeId first) {
    if (first >= node.end || document[first].kind != NodeKind::text) return;
    const ByteOffset begin = document[first].range.begin;
    found.push_back({begin, std::min(node.range.end, source.lines().line(source.lines().line_of(begin)).end)});
  };
  append(paragraph + 1);
  for (NodeId part = paragraph + 1; part < node.end; ++part) {
    if (document[part].kind == NodeKind::softbreak || document[part].kind == NodeKind::linebreak) append(part + 1);
  }
  return found;
}

// What the last character says of how a text ends: with a sign, which items of a list share, or with a word.
char ending_of(std::string_view text) {
  text = without_end(text);
  const char last = text.empty() ? '\0' : text.back();
  return std::string_view(".:;,!?").find(last) != std::string_view::npos ? last : '\0';
}

// In a paragraph of its own, a word with a sign in front may be meant so ("-Wall"). Beside a list with that sign whose
// items end as it does, or in a run of such lines, it is not.
void report_paragraph(const Document& document, NodeId paragraph, std::span<const NodeId> lists_beside, Findings& out) {
  const std::string_view text = document.text(document[paragraph]);
  const char sign = sign_of_item(text);
  const std::vector<ByteRange> lines = lines_of(document, paragraph);
  const auto marker_of = [&](ByteRange line) {
    if (sign_of_item(document.text(line)) != sign) return std::size_t{0};
    if (sign == '*' && is_closed_later(text, line.begin.value - document[paragraph].range.begin.value)) {
      return std::size_t{0};
    }
    return marker_without_space(document.text(line), LowerCase::refused);
  };
  if (lines.empty() || lines.front().begin != document[paragraph].range.begin || marker_of(lines.front()) == 0) return;
  const bool beside = std::ranges::any_of(lists_beside, [&](NodeId list) {
    const std::string_view items = document.text(document[list]);
    return sign_of_item(items) == sign && ending_of(items) == ending_of(text);
  });
  const auto alike = std::ranges::count_if(lines, [&](ByteRange line) { return marker_of(line) > 0; });
  if (alike == 1 && !beside) return;
  for (const ByteRange line : lines) {
    if (const std::size_t length = marker_of(line); length > 0) report(document, line, length, out);
  }
}

// Lines that were added to the item above, in which the sign is that of the list.
void report_in_items(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  for (const LooseLine& it : loose_lines(document, context.nodes)) {
    if (const std::size_t length = marker_of_lost_item(document, it); length > 0) {
      report(document, it.text, length, out);
    }
  }
}

// Up to two blocks away: what belongs to an item is often not indented.
std::vector<NodeId> lists_beside(const Document& document, std::span<const NodeId> before, NodeId paragraph) {
  std::vector<NodeId> lists;
  const auto look_at = [&](NodeId id) {
    if (id != 0 && document[id].kind == NodeKind::list) lists.push_back(id);
  };
  for (const NodeId id : before) look_at(id);
  NodeId next = document[paragraph].end;
  for (int i = 0; i < 2 && next < document.nodes().size(); ++i, next = document[next].end) look_at(next);
  return lists;
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  report_in_items(context, out);
  NodeId before[2] = {0, 0};
  for (NodeId id = 1; id < document.nodes().size(); id = document[id].end) {
    if (document[id].kind == NodeKind::paragraph && sign_of_item(document.text(document[id]).substr(0, 12)) != '\0') {
      report_paragraph(document, id, lists_beside(document, before, id), out);
    }
    before[0] = before[1];
    before[1] = id;
  }
}

}  // namespace

extern const Rule list_marker_space;
const Rule list_marker_space{
    .name = "list-marker-space",
    .summary = "A list marker is followed by a space",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::block},
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
