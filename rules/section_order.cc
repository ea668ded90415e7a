#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule section_order;
const Rule section_order{
    .name = "section-order",
    .summary = "Sections stand in the order of the schema",
    .group = RuleGroup::structure,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, section_order.name, out); },
};

}  // namespace rubric::rules
