#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule duplicate_section;
const Rule duplicate_section{
    .name = "duplicate-section",
    .summary = "A section that occurs once is there once",
    .group = RuleGroup::structure,
    .severity = Severity::error,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, duplicate_section.name, out); },
};

}  // namespace rubric::rules
