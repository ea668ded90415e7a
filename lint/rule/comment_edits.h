// Taking a comment out of a page without changing what the page says.
#pragma once

#include <cstddef>
#include <vector>

#include "lint/document/document.h"
#include "lint/rule/suppression.h"
#include "lint/text/edit.h"

namespace rubric::rule {

// A comment with a line of its own goes with its line; what stood around it stays apart, and no second blank
// line is left. Another goes with the blanks before it.
std::vector<Edit> remove_comment(const Document& document, ByteRange comment);

// Whether some readers see it: it is neither HTML nor in front matter, but of Hugo, and text to other renderers.
bool is_shown(const Document& document, ByteRange comment);

// The name with its comma.
std::vector<Edit> remove_from_list(const SuppressionComment& comment, std::size_t rule);

// Without the comment, an item or a quote may be empty, or the item have no blank line between its parts.
bool is_part_of_item(const Document& document, ByteRange comment);

// Without the comment, what is below it would be part of what is above: of a list, or of code that is indented.
bool keeps_apart(const Document& document, ByteRange comment);

}  // namespace rubric::rule
