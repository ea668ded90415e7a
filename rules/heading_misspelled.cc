#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule heading_misspelled;
const Rule heading_misspelled{
    .name = "heading-misspelled",
    .summary = "The name of a known section is spelled right",
    .group = RuleGroup::structure,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, heading_misspelled.name, out); },
};

}  // namespace rubric::rules
