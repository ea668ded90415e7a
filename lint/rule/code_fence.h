// The fences of code blocks, as they stand in the file.
#pragma once

#include <string_view>

#include "lint/document/document.h"

namespace rubric {

// What a fenced block begins with: "```".
std::string_view opening_fence(const Document& document, const Node& code);

// Whether a line is a fence that closes a block with this opening, beside white space and the '>'s of quotes.
bool is_closing_fence(std::string_view line, std::string_view opening);

// Of a block that is not closed, blank lines at the end are part.
bool is_closed(const Document& document, const Node& code);

}  // namespace rubric
