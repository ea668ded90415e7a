#include "lint/rule/rule.h"
#include "lint/rule/schema_findings.h"

namespace rubric::rules {

extern const Rule fm_description;
const Rule fm_description{
    .name = "fm-description",
    .summary = "A page of the older site says in its front matter what it is about",
    .group = RuleGroup::front_matter,
    .severity = Severity::info,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_fields(context, fm_description.name, out); },
};

}  // namespace rubric::rules
