#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule h1_in_body;
const Rule h1_in_body{
    .name = "h1-in-body",
    .summary = "Level 1 is left to the title of the page",
    .group = RuleGroup::structure,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, h1_in_body.name, out); },
};

}  // namespace rubric::rules
