#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule grade_sentence_form;
const Rule grade_sentence_form{
    .name = "grade-sentence-form",
    .summary = "The grade is said in one form on all pages",
    .group = RuleGroup::grades,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, grade_sentence_form.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
