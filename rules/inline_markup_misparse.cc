#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "lint/rule/html_tags.h"
#include "lint/rule/rule.h"
#include "lint/rule/shown_markup.h"
#include "lint/text/ascii.h"
#include "lint/text/trim.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

Fix escape(ByteOffset place, std::string_view what) {
  return {.title = fmt::format("write \"\\{}\"", what),
          .safety = Safety::unsafe,
          .edits = {{.range = {place, place}, .text = "\\"}}};
}

bool is_followed_by_words(const Document& document, const Node& block) {
  const LineIndex& lines = document.source().lines();
  const std::size_t below = lines.line_of(block.range.end) + 1;
  return below < lines.line_count() &&
         document.text(lines.line(below)).find_first_not_of("> \t\r") != std::string_view::npos;
}

// "- # of merge requests" is a heading in a list.
void check_heading_in_item(const Document& document, NodeId heading, Findings& out) {
  const Node& node = document[heading];
  const Node& parent = document[node.parent];
  if (parent.kind != NodeKind::item || node.parent + 1 != heading || node.setext || node.level != 1) return;
  out.push_back(
      {.range = node.range,
       .message = say("heading-in-item", "\"#\" makes a heading of this list item; write \"number\", or \"\\#\"")});
  // As text, it would be one paragraph with what stands right below it.
  const LineIndex& lines = document.source().lines();
  const std::size_t below = lines.line_of(node.range.begin) + 1;
  bool joined = is_followed_by_words(document, node);
  if (const NodeId next = node.end;
      next < document.nodes().size() && lines.line_of(document[next].range.begin) == below) {
    const NodeKind kind = document[next].kind;
    // A list whose first item has a number, or nothing on its line, cannot begin right below a paragraph.
    const bool may_follow = kind == NodeKind::list && !document[next].ordered && document[next + 1].end > next + 2 &&
                            lines.line_of(document[next + 2].range.begin) == below;
    joined = kind != NodeKind::item && kind != NodeKind::heading && !may_follow;
  }
  if (!joined) out.back().fix = escape(node.range.begin, "#");
}

bool has_attributes_on_own_line(const Document& document, NodeId heading) {
  for (NodeId id = heading + 1; id < document[heading].end; ++id) {
    if (document[id].kind != NodeKind::attribute_list) continue;
    const bool begins = id == heading + 1 || document[id - 1].kind == NodeKind::softbreak;
    if (begins && (id + 1 == document[heading].end || document[id + 1].kind == NodeKind::softbreak)) return true;
  }
  return false;
}

// A row of dashes below a paragraph underlines it: the paragraph becomes a heading. Real headings are short.
void check_underline(const Document& document, NodeId heading, Findings& out) {
  const Node& node = document[heading];
  constexpr std::size_t kLongHeading = 100;
  const std::string_view text = document.text(node);
  const std::size_t underline = text.find_last_of('\n') + 1;
  if (has_attributes_on_own_line(document, heading)) return;   // which is no line of the paragraph
  std::string_view words = text.substr(0, underline);
  while (!words.empty() && is_ascii_space(words.back())) words.remove_suffix(1);
  const bool several_lines = words.find('\n') != std::string_view::npos;
  // A row of "=" is hardly anything else, so below one line it is meant.
  const bool dashes = node.level == 2;
  const bool sentence = dashes && !words.empty() && (words.back() == '.' || words.back() == ':');
  if (!several_lines && !sentence && (!dashes || words.size() <= kLongHeading)) return;
  const ByteOffset place = byte_offset(node.range.begin.value + underline);
  const ByteRange signs{byte_offset(node.range.begin.value + std::max(underline, text.find_first_of("=-", underline))),
                        node.range.end};  // behind the '>' of a quote
  if (text.ends_with('-') &&
      text.find_last_not_of("> \t", text.size() - 2) + 1 == underline) {  // on its own, it would begin an item
    out.push_back(
        {.range = signs,
         .message = say("dash", "this line makes a heading of the paragraph above; remove it, or write \"\\-\"")});
    return;
  }
  const std::string_view line_end = text.substr(words.size(), 2) == "\r\n" ? "\r\n" : "\n";
  out.push_back(
      {.range = signs,
       .message = say("underline", "this line makes a heading of the paragraph above; put a blank line between them")});
  // A row of "=" is text then, which would be one paragraph with what stands right below it.
  const bool joined = !dashes && is_followed_by_words(document, node);
  const std::string_view before = document.source().text({place, signs.begin});
  const std::string_view markers =
      before.find('>') == before.npos ? std::string_view() : without_end(before);   // of the quotes it is in
  if (!joined) {
    out.back().fix = Fix{.title = "put a blank line above",
                         .safety = Safety::unsafe,
                         .edits = {{.range = {place, place}, .text = std::string(markers).append(line_end)}}};
  }
}

// Whether the tag is text and nothing else once it is no HTML: neither does it hold other markup, nor is it the
// destination of a label ("[label]: <…>"), nor are there more lines in its block, which are read as Markdown then.
bool becomes_text(const Document& document, const Node& html, ByteRange tag) {
  const std::string_view text = document.text(tag).substr(1);
  const bool plain = text.find_first_of("[]`<\\&:@") == text.npos && text.find("www.") == text.npos;
  const bool after_label = without_end(document.source().text({document.source().begin(), tag.begin})).ends_with("]:");
  const bool alone = html.kind == NodeKind::html_inline ||
                     (html.range.begin == tag.begin && without_end(document.text(html)).size() == tag.size() &&
                      !is_followed_by_words(document, html));
  return plain && alone && !after_label;
}

// "<name of the team>" is HTML to Markdown, and nothing to a reader.
void check_html(const Document& document, const Node& node, Findings& out) {
  for (const HtmlTag& tag : html_tags(document, node)) {
    if (tag.closing || is_html_element(tag.name)) continue;
    const std::string_view whole = document.text(tag.range), first = without_end(whole.substr(0, whole.find('\n')));
    const std::string text = first == whole ? std::string(whole) : fmt::format("{} …>", first);
    out.push_back(
        {.range = tag.range,
         .message = say("html", "\"{}\" is read as HTML and not shown", text).advise("; write \"\\{}\"", text)});
    if (becomes_text(document, node, tag.range)) out.back().fix = escape(tag.range.begin, "<");
  }
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// "#Levels" may be a tag. It is a heading where a page begins with it, or where it is all of a short paragraph and
// begins like one.
bool is_title(const Node& paragraph, std::string_view text) {
  constexpr std::size_t kLongHeading = 60;
  if (text.find('\n') != text.npos || text.find('#', 1) != text.npos || text.size() > kLongHeading ||
      text.back() == '.') {
    return false;
  }
  return (text[1] >= 'A' && text[1] <= 'Z') || (paragraph.range.begin.value == 0 && is_letter(text[1]));
}

// "##Levels" is text.
void check_hashes(const Document& document, const Node& node, Findings& out) {
  const std::string_view text = document.text(node);
  const std::size_t hashes = std::min(text.find_first_not_of('#'), text.size());
  if (hashes < 1 || hashes > 6 || hashes == text.size() || is_ascii_space(text[hashes])) return;
  if (std::string_view("!/$@:|-=+~^.,;%&\\").find(text[hashes]) != std::string_view::npos) return;
  if (hashes == 1 && !is_title(node, text)) return;
  const ByteOffset end = byte_offset(node.range.begin.value + hashes);
  const std::string_view signs = text.substr(0, hashes);
  out.push_back({.range = {node.range.begin, end},
                 .message = say("no-space", "add a space after \"{}\" to make this a heading", signs),
                 .fix = Fix{.title = fmt::format("add a space after \"{}\"", signs),
                            .safety = Safety::unsafe,
                            .edits = {{.range = {end, end}, .text = " "}}}});
}

// Four spaces in front make code of a list item that was meant to be nested, or of a sentence.
void check_indented(const Document& document, const Node& code, Findings& out) {
  std::string_view text = document.text(code);
  text = text.substr(0, text.find('\n'));
  const bool item =
      (text.starts_with("* ") || text.starts_with("- ")) && text.find_first_of("{}();=$") == std::string_view::npos;
  if (!item) return;
  out.push_back({.range = byte_range(code.range.begin.value, code.range.begin.value + text.size()),
                 .message = say("indented", "four spaces make code of this list item; indent it less")});
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  const NodesByKind& nodes = context.nodes;
  for (const NodeId id : nodes.of(NodeKind::heading)) {
    check_heading_in_item(document, id, out);
    if (document[id].setext) check_underline(document, id, out);
  }
  for (const NodeKind kind : {NodeKind::html_block, NodeKind::html_inline}) {
    for (const NodeId id : nodes.of(kind)) check_html(document, document[id], out);
  }
  std::ranges::move(shown_markup(document, nodes), std::back_inserter(out));
  const std::string_view file = document.source().bytes();
  for (const NodeId id : nodes.of(NodeKind::paragraph)) {
    if (file.substr(document[id].range.begin.value).starts_with('#')) check_hashes(document, document[id], out);
  }
  for (const NodeId id : nodes.of(NodeKind::code_block)) {
    if (!document[id].fenced && !document[id].raw) check_indented(document, document[id], out);
  }
}

}  // namespace

extern const Rule inline_markup_misparse;
const Rule inline_markup_misparse{
    .name = "inline-markup-misparse",
    .summary = "Markdown reads the text as it was meant",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::block, FixesChange::words},
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
