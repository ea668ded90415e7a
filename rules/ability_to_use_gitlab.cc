#include "lint/rule/rule.h"
#include "lint/rule/schema_findings.h"

namespace rubric::rules {

extern const Rule ability_to_use_gitlab;
const Rule ability_to_use_gitlab{
    .name = "ability-to-use-gitlab",
    .summary = "The requirements name the ability to use GitLab",
    .group = RuleGroup::house_style,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_content(context, ability_to_use_gitlab.name, out); },
    .about_content = true,
};

}  // namespace rubric::rules
