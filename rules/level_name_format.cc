#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule level_name_format;
const Rule level_name_format{
    .name = "level-name-format",
    .summary = "Names of levels have the usual form",
    .group = RuleGroup::levels,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, level_name_format.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
