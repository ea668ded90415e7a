#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule level_extends_wrong;
const Rule level_extends_wrong{
    .name = "level-extends-wrong",
    .summary = "A level extends the level below it",
    .group = RuleGroup::levels,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, level_extends_wrong.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
