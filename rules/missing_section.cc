#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule missing_section;
const Rule missing_section{
    .name = "missing-section",
    .summary = "Every section that the schema asks for is on the page",
    .group = RuleGroup::structure,
    .severity = Severity::error,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, missing_section.name, out); },
};

}  // namespace rubric::rules
