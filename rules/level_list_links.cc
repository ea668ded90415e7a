#include "lint/rule/fact_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {

extern const Rule level_list_links;
const Rule level_list_links{
    .name = "level-list-links",
    .summary = "Each other level in a list of levels links to its page, the own one does not",
    .group = RuleGroup::levels,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::destination},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_facts(context, level_list_links.name, out); },
    .about_facts = true,
};

}  // namespace rubric::rules
