#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule levels_section_missing;
const Rule levels_section_missing{
    .name = "levels-section-missing",
    .summary = "Levels stand together below a heading of their own",
    .group = RuleGroup::levels,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, levels_section_missing.name, out); },
};

}  // namespace rubric::rules
