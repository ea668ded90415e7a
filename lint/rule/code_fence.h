// The fences of code blocks, as they stand in the file, and what ends HTML that may hold blank lines.
#pragma once

#include <string_view>

#include "lint/document/document.h"
#include "lint/rule/layer.h"

namespace rubric::rule {

// What a fenced block begins with: "```".
std::string_view opening_fence(const Document& document, const Node& code);

// Whether a line is a fence that closes a block with this opening, beside white space and the '>'s of quotes.
bool is_closing_fence(std::string_view line, std::string_view opening);

// Of a block that is not closed, blank lines at the end are part.
bool is_closed(const Document& document, const Node& code);

// Whether this block is code or HTML that ends only with what it stands in, or with the page: a comment, a <pre>. A
// blank line below it is part of it.
bool takes_blank_lines(const Document& document, const Node& block);

}  // namespace rubric::rule
