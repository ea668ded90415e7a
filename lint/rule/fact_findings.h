// What the facts of a schema found, as findings.
#pragma once

#include <string_view>

#include "lint/rule/rule.h"

namespace rubric {

// Adds a finding for every fact that does not hold and that is reported by the rule called `rule`.
void report_facts(const RuleContext& context, std::string_view rule, Findings& out);

}  // namespace rubric
