#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule specialty_wrong_level;
const Rule specialty_wrong_level{
    .name = "specialty-wrong-level",
    .summary = "A specialty stands below the heading of the specialties, at the level of its siblings",
    .group = RuleGroup::specialties,
    .severity = Severity::error,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, specialty_wrong_level.name, out); },
};

}  // namespace rubric::rules
