#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule heading_level_skip;
const Rule heading_level_skip{
    .name = "heading-level-skip",
    .summary = "Headings go down one level at a time",
    .group = RuleGroup::structure,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, heading_level_skip.name, out); },
};

}  // namespace rubric::rules
