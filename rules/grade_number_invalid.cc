#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule grade_number_invalid;
const Rule grade_number_invalid{
    .name = "grade-number-invalid",
    .summary = "The grade is one of the table",
    .group = RuleGroup::grades,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, grade_number_invalid.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
