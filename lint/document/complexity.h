// Documents that would take the parser seconds or gigabytes, found before it sees them.
//
// Debian's cmark-gfm 0.29.0.gfm.6 takes quadratic time or worse for a few shapes of input; a table of
// 25 KB can cost 4.5 GB. The bounds are a hundred times what real pages reach.
#pragma once

#include <string_view>

#include "lint/document/layer.h"

namespace rubric::document {

bool too_complex(std::string_view markdown);

}  // namespace rubric::document
