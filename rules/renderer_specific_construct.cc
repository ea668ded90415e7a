#include <algorithm>
#include <optional>
#include <string_view>

#include "lint/document/attribute_list.h"
#include "lint/rule/rule.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// Of a paragraph that is nothing but a command to one renderer.
std::optional<Message> command(std::string_view paragraph) {
  while (!paragraph.empty() && paragraph.back() == ' ') paragraph.remove_suffix(1);
  if (paragraph == "[[_TOC_]]") {
    return say("gitlab-contents", "a table of contents that GitLab alone understands; others print it as text");
  }
  if (paragraph == "[TOC]" || paragraph == "[toc]") {
    return say("python-contents",
               "a table of contents that Python-Markdown alone understands; others print it as text");
  }
  if (paragraph.starts_with("{::") && paragraph.ends_with("}")) {
    return say("kramdown-extension", "an extension that kramdown alone understands; others print it as text");
  }
  if (paragraph.starts_with("{%") && paragraph.ends_with("%}")) {
    return say("liquid-tag", "a tag of Liquid that Jekyll alone understands; others print it as text");
  }
  if (paragraph.starts_with("<%") && paragraph.ends_with("%>")) {
    return say("erb-tag", "a template tag that ERB alone understands; others print it as text");
  }
  return std::nullopt;
}

// {#name} behind a heading gives it an anchor in all renderers there are handbooks for; without a colon, elsewhere,
// Hugo, MkDocs and Pandoc read lists of attributes, too.
bool is_of_kramdown(const Document& document, NodeId list) {
  const Node& node = document[list];
  return node.literal.starts_with(':') ||
         (document[node.parent].kind == NodeKind::heading && !document.text(node).starts_with("{#"));
}

bool begins_line(const Document& document, NodeId id) {
  const LineIndex& lines = document.source().lines();
  const ByteOffset begin = document[id].range.begin;
  return document.source().text({lines.line_start(lines.line_of(begin)), begin}).find_first_not_of("> \t") ==
         std::string_view::npos;
}

// The list that kramdown replaces by a table of contents, "- TOC" with "{:toc}" on the line below it.
bool is_contents(const Document& document, NodeId list) {
  NodeId part = list + 1;
  if (document[list].kind != NodeKind::list || document[part].end != document[list].end) return false;   // one item
  for (; part < document[list].end; ++part) {
    std::string_view attributes = document[part].literal;
    if (document[part].kind != NodeKind::attribute_list || !attributes.starts_with(":")) continue;
    attributes.remove_prefix(1);
    attributes.remove_prefix(std::min(attributes.find_first_not_of(' '), attributes.size()));
    if ((attributes == "toc" || attributes.starts_with("toc ")) && begins_line(document, part)) return true;
  }
  return false;
}

// Whether what stands around these lines is apart without them.
bool is_apart(const Document& document, NodeId first, NodeId next, std::size_t line_above, std::size_t line_below) {
  const LineIndex& lines = document.source().lines();
  const auto is_blank = [&](std::size_t line) {
    return document.text(lines.line(line)).find_first_not_of(" \t\r") == std::string_view::npos;
  };
  NodeId before = first - 1;
  while (before != 0 && document[before].parent != 0) before = document[before].parent;
  const NodeKind kind = document[before].kind;
  if (kind == NodeKind::list || kind == NodeKind::footnote_definition) return false;
  const bool ended = before == 0 || kind == NodeKind::heading || kind == NodeKind::front_matter;
  if (!ended && line_above < lines.line_count() && !is_blank(line_above)) return false;
  return next >= document.nodes().size() || line_below >= lines.line_count() || is_blank(line_below - 1) ||
         is_blank(line_below);
}

// One construct of several lines: the heading above the list belongs to it if it has nothing else below it.
void report_contents(const Document& document, NodeId heading, NodeId list, Findings& out) {
  const ByteRange range{document[heading != 0 ? heading : list].range.begin, document[list].range.end};
  const LineIndex& lines = document.source().lines();
  std::size_t last = lines.line_of(range.end);
  if (last + 1 < lines.line_count() && lines.line(last + 1).empty()) ++last;
  const ByteRange whole{std::max(document.source().begin(), lines.line_start(lines.line_of(range.begin))),
                        lines.line_with_end(last).end};
  out.push_back(
      {.range = range,
       .message =
           say("contents",
               "a table of contents that only kramdown makes; other renderers print \"{:toc}\" as text; remove it")});
  const std::size_t above = lines.line_of(range.begin) - 1;   // on the first line, none
  if (is_apart(document, heading != 0 ? heading : list, document[list].end, above, last + 1)) {
    out.back().fix =
        Fix{.title = "remove the table of contents", .safety = Safety::unsafe, .edits = {{.range = whole, .text = {}}}};
  }
}

void report_attributes(const Document& document, NodeId list, Findings& out) {
  out.push_back({.range = document[list].range,
                 .message = say("attributes", "an attribute list of kramdown; other renderers print it as text"),
                 .fix = std::nullopt,
                 .related = {},
                 .severity = Severity::info});
}

void check_commands(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  const std::string_view file = document.source().bytes();
  for (const NodeId id : context.nodes.of(NodeKind::paragraph)) {
    const std::string_view rest = file.substr(document[id].range.begin.value);
    if (!rest.starts_with('[') && !rest.starts_with('{') && !rest.starts_with('<')) continue;   // mostly so
    if (auto it = command(document.text(document[id]))) {
      out.push_back({.range = document[id].range, .message = *std::move(it)});
    }
  }
}

void check_attributes(const RuleContext& context, Findings& out) {
  if (context.nodes.of(NodeKind::attribute_list).empty()) return;
  const Document& document = context.document;
  NodeId heading = 0;   // with nothing below it so far but attributes
  NodeId end = 1;       // of the top-level block that is looked into
  for (NodeId id = 1; id < document.nodes().size(); ++id) {
    if (id == end) {
      end = document[id].end;
      // A heading's own attributes are told of once it is clear that they do not belong to a table of contents.
      if (document[id].kind == NodeKind::heading) {
        const NodeId next =
            end < document.nodes().size() && is_attributes_only(document, end) ? document[end].end : end;
        heading = next < document.nodes().size() && is_contents(document, next) ? id : 0;
      }
      if (is_contents(document, id)) {
        report_contents(document, heading, id, out);
        heading = 0;
        id = end - 1;
        continue;
      }
      if (heading != 0 && id != heading) continue;
    }
    if (document[id].kind == NodeKind::attribute_list && heading == 0 && is_of_kramdown(document, id)) {
      report_attributes(document, id, out);
    }
  }
}

void check(const RuleContext& context, Findings& out) {
  check_commands(context, out);
  check_attributes(context, out);
}

}  // namespace

extern const Rule renderer_specific_construct;
const Rule renderer_specific_construct{
    .name = "renderer-specific-construct",
    .summary = "A page needs nothing that only one renderer understands",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = check,
    .about_content = true,
    .local = true,
};

}  // namespace rubric::rules
