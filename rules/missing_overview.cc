#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule missing_overview;
const Rule missing_overview{
    .name = "missing-overview",
    .summary = "A page says what it is about before its first heading",
    .group = RuleGroup::structure,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, missing_overview.name, out); },
};

}  // namespace rubric::rules
