#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule heading_decoration;
const Rule heading_decoration{
    .name = "heading-decoration",
    .summary = "The name of a known section stands alone in its heading",
    .group = RuleGroup::structure,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, heading_decoration.name, out); },
};

}  // namespace rubric::rules
