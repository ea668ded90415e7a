// What the schema's content rules and front matter rules found, as findings.
#pragma once

#include <string_view>

#include "lint/rule/rule.h"

namespace rubric {

// Adds a finding for every problem with what stands in a section that is reported by the rule called `rule`.
void report_content(const RuleContext& context, std::string_view rule, Findings& out);

// The same for keys and values of the front matter.
void report_fields(const RuleContext& context, std::string_view rule, Findings& out);

}  // namespace rubric
