#include <string>
#include <string_view>

#include "lint/rule/rule.h"
#include "lint/text/ascii.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

constexpr std::size_t kMostBytes = 60;      // of the words: headings are short
constexpr std::size_t kFewestHeadings = 3;  // of a page that has its headings as headings
constexpr std::size_t kFewBold = 1;         // paragraphs that begin so, besides

// The words of a paragraph that is nothing but one bold line; empty if it is something else.
std::string bold_line(const Document& document, NodeId paragraph) {
  const Node& node = document[paragraph];
  if (node.kind != NodeKind::paragraph || paragraph + 1 >= node.end) return {};
  const Node& strong = document[paragraph + 1];
  if (strong.kind != NodeKind::strong || strong.end != node.end || document.text(node).size() > kMostBytes) return {};
  for (NodeId id = paragraph + 2; id < node.end; ++id) {
    if (document[id].kind != NodeKind::text && document[id].kind != NodeKind::code &&
        document[id].kind != NodeKind::emph) {
      return {};
    }
  }
  std::string words = plain_text(document, paragraph);
  const bool sentence = words.empty() || std::string_view(".,:;!?)").find(words.back()) != std::string_view::npos;
  return sentence ? std::string() : words;
}

// Whether a paragraph begins with bold words: "**Note:** these words go on".
bool begins_bold(const Document& document, NodeId strong) {
  const NodeId paragraph = document[strong].parent;
  return document[paragraph].kind == NodeKind::paragraph && paragraph + 1 == strong && document[paragraph].parent == 0;
}

// A page on which bold words begin several paragraphs has them for headings on purpose; a single bold line among real
// headings was forgotten. A title begins with a capital or a number.
void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  if (context.outline.sections.size() < kFewestHeadings) return;
  NodeId only = 0;
  std::string words;
  std::size_t others = 0;
  for (const NodeId strong : context.nodes.of(NodeKind::strong)) {
    if (!begins_bold(document, strong)) continue;
    const NodeId paragraph = document[strong].parent;
    const NodeId next = document[paragraph].end;
    const bool has_text_below = next < document.nodes().size() && document[next].kind != NodeKind::heading &&
                                document[next].kind != NodeKind::thematic_break;
    const bool is_first =
        document[paragraph - 1].kind == NodeKind::document || document[paragraph - 1].kind == NodeKind::front_matter;
    std::string line = bold_line(document, paragraph);
    if (line.empty() || is_ascii_small(line.front()) || is_first || !has_text_below) {
      if (++others > kFewBold) return;
      continue;
    }
    if (only != 0) return;
    only = paragraph;
    words = std::move(line);
  }
  if (only == 0) return;
  out.push_back(
      {.range = document[only].range,
       .message =
           say("bold", "\"{}\" looks like a heading and is bold text; begin it with \"#\" signs, without the asterisks",
               words)});
}

}  // namespace

extern const Rule pseudo_heading;
const Rule pseudo_heading{
    .name = "pseudo-heading",
    .summary = "A heading is written as one, not as a bold line",
    .group = RuleGroup::hygiene,
    .severity = Severity::info,
    .options = {},
    .check = check,
};

}  // namespace rubric::rules
