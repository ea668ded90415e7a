#include "lint/rule/repair_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule missing_job_grade;
const Rule missing_job_grade{
    .name = "missing-job-grade",
    .summary = "Every role has a job grade",
    .group = RuleGroup::grades,
    .severity = Severity::error,
    .fixes_change = {FixesChange::section},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_repairs(context, missing_job_grade.name, out); },
    .about_facts = true,   // a grade without its heading is not missing
};

}  // namespace rubric::rules
