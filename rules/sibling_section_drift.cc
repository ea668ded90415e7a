#include <algorithm>
#include <string>
#include <vector>

#include "lint/rule/link_findings.h"
#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

bool has(const std::vector<PlacedWords>& mentions, std::string_view text) {
  return std::ranges::find(mentions, text, &PlacedWords::text) != mentions.end();
}

// A section that the schema asks for is missing-section's.
bool is_missing_anyway(const RuleContext& context, std::string_view name) {
  return std::ranges::any_of(context.match->repairs,
                             [&](const Repair& it) { return it.fault == Fault::missing && it.name == name; });
}

void check(const RuleContext& context, Findings& out) {
  if (context.workspace == nullptr || context.match == nullptr) return;
  const std::vector<const PageSummary*> family = family_of(context);
  if (family.size() < 2) return;
  const PageSummary here = own_summary(context);
  for (const PlacedWords& section : family.front()->sections) {
    const bool in_all =
        std::ranges::all_of(family, [&](const PageSummary* it) { return has(it->sections, section.text); });
    if (!in_all || has(here.sections, section.text) || is_missing_anyway(context, section.text)) continue;
    out.push_back({.range = place_of_page(context),
                   .message = say("missing-here",
                                  "the {} pages that belong with this one have a section \"{}\"; this one has none",
                                  family.size(), section.text),
                   .related = {{family.front()->path, {}, "one of them", section.at}}});
  }
}

}  // namespace

extern const Rule sibling_section_drift;
const Rule sibling_section_drift{
    .name = "sibling-section-drift",
    .summary = "The pages of one family have the same sections",
    .group = RuleGroup::workspace,
    .severity = Severity::info,
    .options = {},
    .check = check,
    .about_site = true,
};

}  // namespace rubric::rules
