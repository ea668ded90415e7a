#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule heading_variant;
const Rule heading_variant{
    .name = "heading-variant",
    .summary = "A known section has the name that the schema gives it",
    .group = RuleGroup::structure,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, heading_variant.name, out); },
};

}  // namespace rubric::rules
