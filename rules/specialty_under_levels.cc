#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule specialty_under_levels;
const Rule specialty_under_levels{
    .name = "specialty-under-levels",
    .summary = "Specialties stand below a heading of their own, not among the levels",
    .group = RuleGroup::levels,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, specialty_under_levels.name, out); },
};

}  // namespace rubric::rules
