// All rules there are. Only the two programs that put the parts together include this.
#pragma once

#include <span>
#include <string_view>

#include "lint/rule/rule.h"
#include "rules/layer.h"

namespace rubric::rules {

// One for each .cc beside this file, sorted by name.
std::span<const Rule* const> all_rules();

// The manual page of a rule, as Markdown; "" if there is no such rule.
std::string_view page(std::string_view rule_name);

}  // namespace rubric::rules
