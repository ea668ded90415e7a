#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule grade_link;
const Rule grade_link{
    .name = "grade-link",
    .summary = "The grade links to the table of grades",
    .group = RuleGroup::grades,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words, FixesChange::destination},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, grade_link.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
