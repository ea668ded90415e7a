#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "lint/rule/list_lines.h"
#include "lint/rule/rule.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

std::string_view name_of_block(const Node& node) {
  switch (node.kind) {
    case NodeKind::code_block: return "code";
    case NodeKind::table: return "table";
    case NodeKind::list: return "list";
    case NodeKind::block_quote: return "quote";
    default: return "paragraph";
  }
}

bool can_belong_to_an_item(const Node& node) {
  switch (node.kind) {
    case NodeKind::paragraph:
    case NodeKind::table:
    case NodeKind::list:
    case NodeKind::block_quote: return true;
    case NodeKind::code_block: return node.fenced;
    default: return false;
  }
}

// The item that stands last in a list; 0 where it is empty or begins with code.
NodeId last_item(const Document& document, NodeId list) {
  NodeId last = 0;
  for (NodeId item = list + 1; item < document[list].end; item = document[item].end) last = item;
  if (last == 0 || document[last].end == last + 1 || document[last + 1].kind == NodeKind::code_block) return 0;
  return last;
}

// The column of an item's text. A task's box is text to Markdown.
std::size_t text_column(const Document& document, NodeId item) {
  const std::string_view text = document.text(document[item]);
  std::size_t marker = 0;
  while (marker < text.size() && text[marker] >= '0' && text[marker] <= '9') ++marker;
  ++marker;
  const std::size_t blanks = marker < text.size() ? blank_prefix(text.substr(marker)) : 0;
  return column_of(document.source(), byte_offset(document[item].range.begin.value + marker + blanks));
}

// Whether `next`, the block after a list, was to be part of its last item; then by how many columns it falls short.
std::size_t columns_missing(const Document& document, NodeId list, NodeId next) {
  const NodeId item = last_item(document, list);
  if (item == 0) return 0;
  const std::size_t column = column_of(document.source(), document[next].range.begin);
  const std::size_t wanted = text_column(document, item);
  const bool is_between = column > column_of(document.source(), document[item].range.begin) && column < wanted;
  return is_between ? wanted - column : 0;
}

// Whether the list goes on behind `next`. A paragraph behind the last item, indented a little, more likely ends the
// list.
bool goes_on(const Document& document, NodeId list, NodeId next) {
  const NodeId behind = document[next].end;
  return behind < document.nodes().size() && document[behind].parent == document[list].parent &&
         document[behind].kind == NodeKind::list && document[behind].ordered == document[list].ordered &&
         column_of(document.source(), document[behind].range.begin) ==
             column_of(document.source(), document[list].range.begin);
}

ByteRange first_line(const Document& document, NodeId block) {
  const ByteRange range = document[block].range;
  const LineIndex& lines = document.source().lines();
  return {range.begin, std::min(lines.line(lines.line_of(range.begin)).end, range.end)};
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  NodeId told = 0;
  bool told_below_ordered = false;
  for (const NodeId list : context.nodes.of(NodeKind::list)) {
    const NodeId next = document[list].end;
    if (next >= document.nodes().size() || document[next].parent != document[list].parent ||
        !can_belong_to_an_item(document[next])) {
      continue;
    }
    const std::size_t missing = columns_missing(document, list, next);
    if (missing == 0 || (document[next].kind == NodeKind::paragraph && !goes_on(document, list, next))) continue;
    const ByteRange place = first_line(document, next);
    // In a list that falls apart at each item, all are indented alike: that is one mistake.
    const bool follows = told != 0 && document[told].parent == document[list].parent && list == document[told].end;
    const bool is_alike =
        follows && document[told].kind == document[next].kind && document[list].ordered == told_below_ordered;
    told = next;
    told_below_ordered = document[list].ordered;
    if (is_alike) {
      out.back().related.push_back({.path = {}, .range = place, .message = "here too"});
      continue;
    }
    out.push_back(
        {.range = place,
         .message = say("not-in-item", "this {} is not part of the list item above", name_of_block(document[next]))
                        .advise("; indent it by {}",
                                aside(std::to_string(missing),
                                      fmt::format("{} more {}", missing, missing == 1 ? "space" : "spaces")))});
  }
}

}  // namespace

extern const Rule under_indented_block;
const Rule under_indented_block{
    .name = "under-indented-block",
    .summary = "What is indented below a list item belongs to it",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
