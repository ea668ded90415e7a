// Expected diagnostics, written into the Markdown they belong to:
//
//     ### Install
//     ^^^^^^^^^^^ heading-level-skip: expected a level 2 heading, found level 3
//
// strip() removes such lines, annotate() writes them, and a test is the claim that
// annotate(strip(text)) is the text again. Carets count code points; an empty range shows as one
// caret, a range over several lines to the end of its first.
#pragma once

#include <string>
#include <string_view>

#include "lint/rule/finding.h"
#include "lint/text/source_text.h"
#include "tests/layers.h"

namespace rubric::testing {

// A text that ends without a line end has no line end after its last caret line either: so both
// `a` and `a` with a line end come back as they were.
std::string strip(std::string_view annotated);
std::string annotate(const SourceText& source, const Diagnostics& diagnostics);

}  // namespace rubric::testing
