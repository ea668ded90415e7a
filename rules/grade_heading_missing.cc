#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule grade_heading_missing;
const Rule grade_heading_missing{
    .name = "grade-heading-missing",
    .summary = "The grade stands under a heading of its own",
    .group = RuleGroup::grades,
    .severity = Severity::error,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, grade_heading_missing.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
