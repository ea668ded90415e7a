#include "lint/rule/rule.h"
#include "lint/rule/schema_findings.h"

namespace rubric::rules {

extern const Rule fm_title;
const Rule fm_title{
    .name = "fm-title",
    .summary = "A page has a title of its own in its front matter",
    .group = RuleGroup::front_matter,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_fields(context, fm_title.name, out); },
};

}  // namespace rubric::rules
