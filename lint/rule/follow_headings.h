// The links that a fix takes along which words headings anew.
#pragma once

#include "lint/rule/finding.h"
#include "lint/rule/rule.h"

namespace rubric::rule {

// Adds to `fix` the edits that lead links to headings that it rewords to where they led before. Where that cannot be
// told, the fix is not safe.
void take_links_along(const PageContext& context, Fix& fix);

}  // namespace rubric::rule
