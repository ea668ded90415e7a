#include "lint/rule/rule.h"
#include "lint/rule/schema_findings.h"

namespace rubric::rules {

extern const Rule section_content;
const Rule section_content{
    .name = "section-content",
    .summary = "A section holds what the schema asks of its content",
    .group = RuleGroup::content,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_content(context, section_content.name, out); },
    .about_content = true,
};

}  // namespace rubric::rules
