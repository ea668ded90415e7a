#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "lint/rule/code_fence.h"
#include "lint/rule/rule.h"
#include "lint/text/ascii.h"
#include "lint/text/trim.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// Where the code of an item ends because a line is indented too little, that line may be its closing fence: 0 if it is
// not.
NodeId opened_by_the_end_of(const Document& document, NodeId code) {
  const LineIndex& lines = document.source().lines();
  const NodeId next = document[code].end;
  if (next >= document.nodes().size() || document[next].kind != NodeKind::code_block || !document[next].fenced) {
    return 0;
  }
  const std::size_t line = lines.line_of(document[next].range.begin);
  const bool follows = line == lines.line_of(document[code].range.end) + 1;
  return follows && is_closing_fence(document.text(lines.line(line)), opening_fence(document, document[code])) ? next
                                                                                                               : 0;
}

// Code at the end of an item or a quote ends with it, and swallows nothing.
void check_code(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  NodeId told = 0;
  for (const NodeId id : context.nodes.of(NodeKind::code_block)) {
    const Node& code = document[id];
    if (!code.fenced || id == told || code.range.empty() || is_closed(document, code)) continue;
    const std::string_view fence = opening_fence(document, code);
    const ByteRange place = byte_range(code.range.begin.value, code.range.begin.value + fence.size());
    if (const NodeId next = opened_by_the_end_of(document, id); next != 0) {
      told = next;
      out.push_back(
          {.range = place,
           .message = say(
               "fence-not-indented",
               "the closing \"{}\" of this code is not indented like its item, so it opens another block; indent it",
               fence),
           .related = {{.path = {}, .range = document[next].range, .message = "the closing fence"}}});
      out.back().related.front().range.end = byte_offset(document[next].range.begin.value + fence.size());
    } else if (code.parent == 0 && trimmed(code.literal).empty()) {
      out.push_back(
          {.range = place,
           .message = say("closes-nothing",
                          "this \"{}\" closes nothing and opens a code block that is empty; delete it", fence)});
    } else if (code.parent == 0) {
      out.push_back(
          {.range = place,
           .message =
               say("code", "this code block is never closed and takes in the rest of the page; end it with \"{}\"",
                   fence)});
    }
  }
}

struct Ended {
  std::string_view open, close;
};
constexpr Ended kEnded[] = {{"<!--", "-->"},   {"<script", "</script"},     {"<style", "</style"},
                            {"<pre", "</pre"}, {"<textarea", "</textarea"}, {"<![CDATA[", "]]>"}};

// The second is in lower case.
bool is_same_letter(char a, char b) { return a == b || ascii_small(a) == b; }

bool contains(std::string_view text, std::string_view lower_case) {
  return std::ranges::search(text, lower_case, is_same_letter).begin() != text.end();
}

// HTML of these kinds goes on over blank lines, up to its end.
void check_html(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  for (const NodeId id : context.nodes.of(NodeKind::html_block)) {
    const std::string_view html = document.text(document[id]);
    for (const auto& [open, close] : kEnded) {
      const std::string_view begin = html.substr(0, open.size());
      if (begin.size() != open.size() || !std::ranges::equal(begin, open, is_same_letter)) continue;
      if (contains(html.substr(open.size() - (open == "<!--" ? 2 : 0)), close)) continue;
      const std::string_view bracket = close.starts_with("</") ? ">" : "";
      out.push_back(
          {.range = byte_range(document[id].range.begin.value, document[id].range.begin.value + open.size()),
           .message =
               open == "<!--"
                   ? say("comment",
                         "this comment is never closed and takes in the rest of the page; end it with \"{}\"", close)
                   : say("html", "this HTML is never closed and takes in the rest of the page; end it with \"{}\"",
                         fmt::format("{}{}", close, bracket))});
    }
  }
}

void check(const RuleContext& context, Findings& out) {
  check_code(context, out);
  check_html(context, out);
}

}  // namespace

extern const Rule unclosed_block;
const Rule unclosed_block{
    .name = "unclosed-block",
    .summary = "A block of code, a comment and raw HTML are closed",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .options = {},
    .check = check,
};

}  // namespace rubric::rules
