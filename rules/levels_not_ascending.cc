#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule levels_not_ascending;
const Rule levels_not_ascending{
    .name = "levels-not-ascending",
    .summary = "Lower levels come before higher ones",
    .group = RuleGroup::levels,
    .severity = Severity::error,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, levels_not_ascending.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
