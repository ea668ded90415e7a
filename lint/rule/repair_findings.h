// What matching found, as findings: the words, the place and the fix of each kind of repair.
//
// A rule about structure is one line: it reports the repairs that the schema files under its name.
#pragma once

#include <string_view>

#include "lint/rule/rule.h"

namespace rubric {

// Adds a finding for every repair that is reported by the rule called `rule`.
void report_repairs(const RuleContext& context, std::string_view rule, Findings& out);

// Where a finding about the page as a whole stands: the title in the front matter; without one the front
// matter, the first heading, or the start of the file.
ByteRange place_of_page(const PageContext& context);

}  // namespace rubric
