#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule level_reports_to_mismatch;
const Rule level_reports_to_mismatch{
    .name = "level-reports-to-mismatch",
    .summary = "What is said about a level in its section names that level",
    .group = RuleGroup::levels,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, level_reports_to_mismatch.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
