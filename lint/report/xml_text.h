// XML and HTML, written as text.
#pragma once

#include <string>
#include <string_view>

#include "lint/report/layer.h"

namespace rubric::report {

// `text` as content or, between double quotes, as a value: markup becomes references, and so do tabs and line
// ends, which a reader of values would take for spaces. What XML 1.0 cannot hold is replaced: control characters
// by their pictures (U+0007 is "␇"), what is not UTF-8 or no character by U+FFFD.
std::string xml_text(std::string_view text);

// The same as content, where line ends and tabs stay as they are.
std::string xml_lines(std::string_view text);

}  // namespace rubric::report
