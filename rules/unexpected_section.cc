#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule unexpected_section;
const Rule unexpected_section{
    .name = "unexpected-section",
    .summary = "A section that is closed holds only what the schema names",
    .group = RuleGroup::structure,
    .severity = Severity::warning,
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, unexpected_section.name, out); },
};

}  // namespace rubric::rules
