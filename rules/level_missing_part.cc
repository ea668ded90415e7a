#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule level_missing_part;
const Rule level_missing_part{
    .name = "level-missing-part",
    .summary = "A level has all parts that it cannot take from the page",
    .group = RuleGroup::levels,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, level_missing_part.name, out); },
};

}  // namespace rubric::rules
