#include <algorithm>

#include "lint/document/fenced_lines.h"
#include "lint/rule/rule.h"
#include "lint/text/ascii.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// Whether a reader sees anything to click on. An image is something, and so is a shortcode.
bool has_text(const Document& document, NodeId link) {
  for (NodeId id = link + 1; id < document[link].end; ++id) {
    const Node& part = document[id];
    if (part.kind == NodeKind::image || part.kind == NodeKind::shortcode || part.kind == NodeKind::html_inline) {
      return true;
    }
    if (!std::ranges::all_of(part.literal, is_ascii_space)) return true;
  }
  return false;
}

// "[](){#id}" gives an id to its place, on sites made by MkDocs.
bool has_attributes(const Document& document, const Node& link) {
  const std::string_view rest = document.source().bytes().substr(link.range.end.value);
  const std::size_t first = rest.starts_with('{') ? rest.find_first_not_of(" \t:", 1) : rest.npos;
  return first != rest.npos && (rest[first] == '#' || rest[first] == '.');
}

// Whether nothing but markers is left of its line without it: a paragraph may go, or the line below it be read
// otherwise.
bool is_alone_on_line(const Document& document, const Node& link) {
  return has_own_lines(document.source().bytes(), link.range.begin.value, link.range.end.value);
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  for (const NodeId id : context.nodes.of(NodeKind::link)) {
    const Node& node = document[id];
    const bool nowhere = node.destination.empty() || node.destination == "#";
    if (!has_text(document, id)) {
      if (has_attributes(document, node)) continue;
      out.push_back({.range = node.range,
                     .message = nowhere ? say("nothing", "link has neither text nor destination; remove it")
                                        : say("no-text", "link has no text; nobody can see or follow it"),
                     .fix = nowhere && !is_alone_on_line(document, node)
                                ? std::optional(Fix{.title = "remove the link",
                                                    .safety = Safety::unsafe,
                                                    .edits = {{.range = node.range, .text = {}}}})
                                : std::nullopt});
    } else if (nowhere) {
      out.push_back(
          {.range = node.range,
           .message = say("no-destination", "link has no destination; add one, or leave the text without a link")});
    }
  }
}

}  // namespace

extern const Rule empty_link;
const Rule empty_link{
    .name = "empty-link",
    .summary = "A link has a text and a destination",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::words, FixesChange::destination},
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
