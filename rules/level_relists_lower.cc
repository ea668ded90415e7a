#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule level_relists_lower;
const Rule level_relists_lower{
    .name = "level-relists-lower",
    .summary = "A level lists what it adds, not what the level below has",
    .group = RuleGroup::levels,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, level_relists_lower.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
