// The line that a place of a text is on, found by looking around it; line_index.h is for who asks often. "\n", "\r\n"
// and
// "\r" end a line.
#pragma once

#include <cstddef>
#include <string_view>

#include "lint/text/layer.h"

namespace rubric::text {

// Offsets in bytes; `at` is at most the size of the text. Each takes as long as the line does.
std::size_t line_begin(std::string_view text, std::size_t at);
std::size_t line_end(std::string_view text, std::size_t at);    // before what ends the line
std::size_t next_line(std::string_view text,
                      std::size_t at);  // where it begins; the end of the text after the last one

}  // namespace rubric::text
