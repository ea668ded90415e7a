// The edits of a fix as readers of reports understand them.
#pragma once

#include <optional>

#include "lint/report/layer.h"
#include "lint/rule/finding.h"
#include "lint/text/source_text.h"

namespace rubric::report {

// All edits as one: the text from the first to the last, changed. Nothing where that is long, or not UTF-8,
// which a report cannot hold, and where other pages have edits, too.
std::optional<Edit> as_one_edit(const Fix& fix, const SourceText& source);

// Whether a report can hold what the fix writes: it is UTF-8.
bool is_writable(const Fix& fix);

}  // namespace rubric::report
