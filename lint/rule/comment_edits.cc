#include "lint/rule/comment_edits.h"

#include <algorithm>
#include <string_view>

namespace rubric::rule {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n>") == text.npos; }

// How many nodes begin at the comment or before it.
NodeId nodes_up_to(const Document& document, ByteRange comment) {
  const auto nodes = document.nodes();
  return static_cast<NodeId>(
      std::ranges::upper_bound(nodes, comment.begin, {}, [](const Node& it) { return it.range.begin; }) -
      nodes.begin());
}

// Whether its line is one of a paragraph, or of HTML that goes on around it: there, a blank line would end the block.
bool is_line_of_block(const Document& document, ByteRange comment) {
  for (NodeId id = nodes_up_to(document, comment); id-- > 0;) {
    const Node& node = document[id];
    if (node.kind == NodeKind::html_inline) return node.range.contains(comment);
    if (node.kind == NodeKind::html_block) return node.range.begin < comment.begin && comment.end <= node.range.end;
    if (is_block(node.kind)) return false;
  }
  return false;
}

// Blank lines at the end of code that nothing closes but its container are part of the code.
bool follows_code(const Document& document, ByteRange comment) {
  const NodeId count = nodes_up_to(document, comment);
  if (count < 2) return false;
  const NodeKind before = document[count - 2].kind;
  return before == NodeKind::code_block || before == NodeKind::html_block;
}

}  // namespace

std::vector<Edit> remove_comment(const Document& document, ByteRange comment) {
  const LineIndex& lines = document.source().lines();
  const std::size_t first = lines.line_of(comment.begin), last = lines.line_of(comment.end);
  const ByteRange before{lines.line(first).begin, comment.begin}, behind{comment.end, lines.line(last).end};
  const bool alone = is_blank(document.text(before)) && is_blank(document.text(behind));
  if (!alone) {
    std::string_view left = document.text(before);
    const bool at_end = is_blank(document.text(behind));
    while (at_end && left.size() > 1 && (left.back() == ' ' || left.back() == '\t')) left.remove_suffix(1);
    return {{{byte_offset(before.begin.value + left.size()), at_end ? behind.end : comment.end}, {}}};
  }
  const Node* front_matter = document.front_matter();
  const bool in_front_matter = front_matter != nullptr && front_matter->range.contains(comment.begin);
  const bool open_above = !in_front_matter && first > 0 && !is_blank(document.text(lines.line(first - 1)));
  const bool open_below = last + 1 < lines.line_count() && !is_blank(document.text(lines.line(last + 1)));
  ByteRange whole{std::max(document.source().begin(), lines.line(first).begin), lines.line_with_end(last).end};
  if (open_above && open_below && is_line_of_block(document, comment)) return {{whole, {}}};
  if (open_above && open_below) return {{comment, {}}};   // a blank line, with its quote mark, stays between the two
  if (in_front_matter || open_above || open_below) return {{whole, {}}};
  // Of the blank lines above and below one goes with it: the one below, or at the end of the page the one above.
  if (whole.end < document.source().end()) whole.end = lines.line_with_end(last + 1).end;
  else if (first > 0 && !follows_code(document, comment)) whole.begin = lines.line(first - 1).begin;
  return {{whole, {}}};
}

bool is_shown(const Document& document, ByteRange comment) {
  const auto nodes = document.nodes();
  const Node* front_matter = document.front_matter();
  if (front_matter != nullptr && front_matter->range.contains(comment.begin)) return false;
  for (NodeId id = nodes_up_to(document, comment); id-- > 0;) {
    if (nodes[id].kind == NodeKind::html_block || nodes[id].kind == NodeKind::html_inline) {
      return !nodes[id].range.contains(comment);
    }
    if (is_block(nodes[id].kind)) return true;
  }
  return true;
}

std::vector<Edit> remove_from_list(const SuppressionComment& comment, std::size_t rule) {
  if (rule + 1 < comment.rules.size()) {
    return {{{comment.rules[rule].range.begin, comment.rules[rule + 1].range.begin}, {}}};
  }
  return {{{comment.rules[rule - 1].range.end, comment.rules[rule].range.end}, {}}};
}

bool is_part_of_item(const Document& document, ByteRange comment) {
  const NodeId count = nodes_up_to(document, comment);
  if (count == 0 || document[count - 1].kind != NodeKind::html_block) return false;
  const NodeId parent = document[count - 1].parent;
  const bool alone = parent + 2 == count && document[parent].end == count;
  return document[parent].kind == NodeKind::item || (document[parent].kind == NodeKind::block_quote && alone);
}

bool keeps_apart(const Document& document, ByteRange comment) {
  const auto nodes = document.nodes();
  const NodeId count = nodes_up_to(document, comment);
  if (count < 2) return false;
  const NodeId id = count - 1;
  if (nodes[id].kind != NodeKind::html_block) return false;
  const NodeId parent = nodes[id].parent, next = nodes[id].end;
  NodeId last = id - 1;   // up to the sibling before it
  while (last != parent && nodes[last].parent != parent) last = nodes[last].parent;
  const bool list_before = nodes[last].kind == NodeKind::list || nodes[last].kind == NodeKind::footnote_definition;
  if (last == parent || next >= nodes.size() || nodes[next].parent != parent) return false;
  const auto is_indented_code = [&](NodeId block) {
    return nodes[block].kind == NodeKind::code_block && !nodes[block].fenced;
  };
  if (is_indented_code(last)) return is_indented_code(next);
  if (!list_before) return false;
  const auto is_indentation = [&](std::size_t at) {
    return document.source().bytes()[at] == ' ' || document.source().bytes()[at] == '\t';
  };
  const std::size_t begin = nodes[next].range.begin.value;
  return nodes[next].kind == NodeKind::list || is_indentation(begin) || is_indentation(begin - 1);
}

}  // namespace rubric::rule
