#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule empty_section;
const Rule empty_section{
    .name = "empty-section",
    .summary = "A section has content",
    .group = RuleGroup::structure,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, empty_section.name, out); },
};

}  // namespace rubric::rules
