// A name for a diagnostic that outlives edits elsewhere in its file.
//
// It is made of the rule, the kind of what is wrong and its arguments, the path, the words of the line, and of how
// often the same was said before in the file; not of line numbers, and not of the message. Of two equal diagnostics the
// second is "2", whichever is mended first.
#pragma once

#include <string>
#include <vector>

#include "lint/engine/check.h"

namespace rubric::engine {

// One for each diagnostic of the report, 16 hexadecimal digits, no two alike.
std::vector<std::string> fingerprints(const FileReport& report);

// One for each diagnostic that was silenced, unlike each other and unlike those of the report.
std::vector<std::string> fingerprints_of_suppressed(const FileReport& report);

}  // namespace rubric::engine
