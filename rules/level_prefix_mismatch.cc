#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule level_prefix_mismatch;
const Rule level_prefix_mismatch{
    .name = "level-prefix-mismatch",
    .summary = "Sections of a level name that level",
    .group = RuleGroup::levels,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, level_prefix_mismatch.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
