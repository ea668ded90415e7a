// What matching found, as findings: the words, the place and the fix of each kind of repair.
#pragma once

#include "lint/rule/schema_findings.h"

namespace rubric::rule {

// A finding for every repair of the context's match.
void read_repairs(const PageContext& context, const SchemaReader& reader);

// Where a finding about the page as a whole stands: the title in the front matter; without one the front
// matter, the first heading, or the start of the file.
ByteRange place_of_page(const PageContext& context);

}  // namespace rubric::rule
