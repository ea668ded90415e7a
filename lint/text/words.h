// The words of a text, to compare texts by.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/text/layer.h"

namespace rubric::text {

// Lower case (ASCII), blanks of any length as one space, none at the ends.
std::string folded(std::string_view text);

// Runs of letters and digits, folded; an apostrophe does not end a word, and numbers before the first word are
// numbering: "3. Team's Goals:" is "teams", "goals".
std::vector<std::string> words_of(std::string_view text);

}  // namespace rubric::text
