#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule grade_level_mismatch;
const Rule grade_level_mismatch{
    .name = "grade-level-mismatch",
    .summary = "The grade is that of the level",
    .group = RuleGroup::grades,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, grade_level_mismatch.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
