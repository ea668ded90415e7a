#include <algorithm>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "lint/document/references.h"
#include "lint/rule/rule.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  const std::string_view bytes = document.source().bytes();
  const auto is_followed = [&](std::uint32_t at) { return at + 1 < bytes.size() && bytes[at + 1] == ':'; };
  if (std::ranges::none_of(context.links.closing_brackets(), is_followed)) return;
  std::map<std::string, LinkDefinition> first;
  for (const LinkDefinition& it : link_definitions(document)) {
    const std::string_view label = document.text(it.label);
    const auto [known, is_new] = first.emplace(label_key(label), it);
    // What says the same again does no harm; what ends on the next line may.
    if (is_new || known->second.target == it.target || it.target.empty() || known->second.target.empty()) continue;
    out.push_back(
        {.range = it.label,
         .message = say("defined-before",
                        "\"{}\" was defined before, which counts: links by it lead to \"{}\" and never to \"{}\"",
                        label, known->second.target, it.target),
         .related = {{.path = {}, .range = known->second.label, .message = "first defined here"}}});
  }
}

}  // namespace

extern const Rule duplicate_definition;
const Rule duplicate_definition{
    .name = "duplicate-definition",
    .summary = "A label is defined once",
    .group = RuleGroup::links,
    .severity = Severity::warning,
    .options = {},
    .check = check,
};

}  // namespace rubric::rules
