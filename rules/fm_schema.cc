#include "lint/rule/rule.h"
#include "lint/rule/schema_findings.h"

namespace rubric::rules {

extern const Rule fm_schema;
const Rule fm_schema{
    .name = "fm-schema",
    .summary = "Front matter has the keys and the kinds of values that the schema asks for",
    .group = RuleGroup::front_matter,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = [](const RuleContext& context, Findings& out) { report_fields(context, fm_schema.name, out); },
};

}  // namespace rubric::rules
