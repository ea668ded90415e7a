// The edits that make a page fit its schema, one fix for each repair that matching found.
#pragma once

#include <optional>

#include "lint/match/match.h"
#include "lint/rule/rule.h"

namespace rubric::rule {

// Nothing where a person has to decide, or another repair has to come first.
std::optional<Fix> fix_of(const PageContext& context, const Repair& repair);

}  // namespace rubric::rule
