#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule specialty_parts;
const Rule specialty_parts{
    .name = "specialty-parts",
    .summary = "A specialty has the parts that all the others have",
    .group = RuleGroup::specialties,
    .severity = Severity::info,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, specialty_parts.name, out); },
};

}  // namespace rubric::rules
