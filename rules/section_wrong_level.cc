#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule section_wrong_level;
const Rule section_wrong_level{
    .name = "section-wrong-level",
    .summary = "A section stands at the level and in the section where it belongs",
    .group = RuleGroup::structure,
    .severity = Severity::error,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, section_wrong_level.name, out); },
};

}  // namespace rubric::rules
