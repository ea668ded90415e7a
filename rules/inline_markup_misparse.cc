#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "lint/rule/html_tags.h"
#include "lint/rule/list_lines.h"
#include "lint/rule/rule.h"

namespace rubric::rules {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

Fix escape(ByteOffset place, std::string_view what) {
  return {.title = fmt::format("write \"\\{}\"", what), .safety = Safety::unsafe, .edits = {{.range = {place, place}, .text = "\\"}}};
}

// "- # of merge requests" is a heading in a list.
void check_heading_in_item(const Document& document, NodeId heading, Findings& out) {
  const Node& node = document[heading];
  const Node& parent = document[node.parent];
  if (parent.kind != NodeKind::item || node.parent + 1 != heading || node.setext || node.level != 1) return;
  out.push_back({.range = node.range, .message = "\"#\" makes a heading of this list item; write \"number\", or \"\\#\"",
                 .fix = escape(node.range.begin, "#")});
}

// A rule of dashes below a paragraph underlines it: the paragraph becomes a heading. Real headings are short.
void check_underline(const Document& document, const Node& node, Findings& out) {
  constexpr std::size_t kLongHeading = 100;
  const std::string_view text = document.text(node);
  const std::size_t underline = text.find_last_of('\n') + 1;
  std::string_view words = text.substr(0, underline);
  while (!words.empty() && is_blank(words.back())) words.remove_suffix(1);
  const bool several_lines = words.find('\n') != std::string_view::npos;
  const bool sentence = !words.empty() && (words.back() == '.' || words.back() == ':');
  if (!several_lines && !sentence && words.size() <= kLongHeading) return;
  const ByteOffset place = byte_offset(node.range.begin.value + underline);
  const std::string_view line_end = text.substr(words.size(), 2) == "\r\n" ? "\r\n" : "\n";
  out.push_back({.range = {place, node.range.end}, .message = "this line makes a heading of the paragraph above; put a blank line between them",
                 .fix = Fix{.title = "put a blank line above", .safety = Safety::unsafe,
                            .edits = {{.range = {place, place}, .text = std::string(line_end)}}}});
}

// "<name of the team>" is HTML to Markdown, and nothing to a reader.
void check_html(const Document& document, const Node& node, Findings& out) {
  for (const HtmlTag& tag : html_tags(document, node)) {
    if (tag.closing || is_html_element(tag.name)) continue;
    const std::string_view text = document.text(tag.range);
    out.push_back({.range = tag.range, .message = fmt::format("\"{}\" is read as HTML and not shown; write \"\\{}\"", text, text),
                   .fix = escape(tag.range.begin, "<")});
  }
}

// Asterisks that were meant to be bold: "**Note:**text" closes, "** Note**" does not open.
void check_asterisks(const RuleContext& context, Findings& out) {
  const std::string_view file = context.document.source().bytes();
  for (std::size_t at = file.find("**"); at != file.npos;) {
    const auto node = context.nodes.at(NodeKind::text, byte_offset(at));
    if (!node) {   // "***" may open something and have its last two asterisks in a text
      at = file.find("**", at + 1);
      continue;
    }
    const ByteRange range = context.document[*node].range;
    const std::string_view text = file.substr(0, range.end.value);
    const std::size_t end = std::min(text.find_first_not_of('*', at), text.size());
    const bool escaped = at > range.begin.value && text[at - 1] == '\\';
    const bool beside_word = (at > range.begin.value && !is_blank(text[at - 1])) || (end < text.size() && !is_blank(text[end]));
    if (!escaped && beside_word && end - at >= 2 && end - at <= 3) {
      out.push_back({.range = byte_range(at, end), .message = fmt::format("\"{}\" is shown as it is: it opens or closes nothing", text.substr(at, end - at))});
    }
    at = file.find("**", end);
  }
}

// "##Levels" is text.
void check_hashes(const Document& document, const Node& paragraph, Findings& out) {
  const std::string_view text = document.text(paragraph);
  const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
  if (hashes < 2 || hashes > 6 || hashes == text.size() || is_blank(text[hashes])) return;
  const ByteOffset end = byte_offset(paragraph.range.begin.value + hashes);
  out.push_back({.range = {paragraph.range.begin, end}, .message = fmt::format("without a space behind \"{}\" this is no heading; add one", text.substr(0, hashes)),
                 .fix = Fix{.title = fmt::format("add a space behind \"{}\"", text.substr(0, hashes)), .safety = Safety::unsafe,
                            .edits = {{.range = {end, end}, .text = " "}}}});
}

// Four spaces in front make code of a list item that was meant to be nested, or of a sentence.
void check_indented(const Document& document, const Node& code, Findings& out) {
  std::string_view text = document.text(code);
  text = text.substr(0, text.find('\n'));
  const bool item = (text.starts_with("* ") || text.starts_with("- ")) && text.find_first_of("{}();=$") == std::string_view::npos;
  if (!item) return;
  out.push_back({.range = byte_range(code.range.begin.value, code.range.begin.value + text.size()),
                 .message = "four spaces make code of this list item; indent it less"});
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  const NodesByKind& nodes = context.nodes;
  for (const NodeId id : nodes.of(NodeKind::heading)) {
    check_heading_in_item(document, id, out);
    if (document[id].setext && document[id].level == 2) check_underline(document, document[id], out);
  }
  for (const NodeKind kind : {NodeKind::html_block, NodeKind::html_inline}) {
    for (const NodeId id : nodes.of(kind)) check_html(document, document[id], out);
  }
  check_asterisks(context, out);
  const std::string_view file = document.source().bytes();
  for (const NodeId id : nodes.of(NodeKind::paragraph)) {
    if (file.substr(document[id].range.begin.value).starts_with('#')) check_hashes(document, document[id], out);
  }
  for (const NodeId id : nodes.of(NodeKind::code_block)) {
    if (!document[id].fenced) check_indented(document, document[id], out);
  }
}

}  // namespace

extern const Rule inline_markup_misparse;
const Rule inline_markup_misparse{
    .name = "inline-markup-misparse",
    .summary = "Markdown reads the text as it was meant",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
