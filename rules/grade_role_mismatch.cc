#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule grade_role_mismatch;
const Rule grade_role_mismatch{
    .name = "grade-role-mismatch",
    .summary = "The grade sentence names the role it stands in",
    .group = RuleGroup::grades,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, grade_role_mismatch.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
