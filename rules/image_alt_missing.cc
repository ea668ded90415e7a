#include <algorithm>

#include "lint/rule/html_tags.h"
#include "lint/rule/rule.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

Message no_text() { return say("no-text", "image has no alternative text; say what it shows"); }

void check_html(const Document& document, const Node& node, Findings& out) {
  for (const HtmlTag& tag : html_tags(document, node)) {
    if (tag.name != "img" || tag.closing) continue;
    const HtmlAttribute* alt = tag.find("alt");
    const HtmlAttribute* role = tag.find("role");
    const HtmlAttribute* hidden = tag.find("aria-hidden");
    // An empty alt is how HTML says that an image is decoration.
    if (alt != nullptr || (role != nullptr && role->value == "presentation") ||
        (hidden != nullptr && hidden->value == "true")) {
      continue;
    }
    out.push_back({.range = tag.range, .message = no_text()});
  }
}

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  for (const NodeKind kind : {NodeKind::html_block, NodeKind::html_inline}) {
    for (const NodeId id : context.nodes.of(kind)) check_html(document, document[id], out);
  }
  for (const NodeId id : context.nodes.of(NodeKind::image)) {
    const Node& node = document[id];
    bool text = false;
    for (NodeId part = id + 1; part < node.end; ++part) {
      text = text || document[part].literal.find_first_not_of(" \t\r\n") != std::string_view::npos;
    }
    if (!text) out.push_back({.range = node.range, .message = no_text()});
  }
}

}  // namespace

extern const Rule image_alt_missing;
const Rule image_alt_missing{
    .name = "image-alt-missing",
    .summary = "An image says in words what it shows",
    .group = RuleGroup::hygiene,
    .severity = Severity::warning,
    .options = {},
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
