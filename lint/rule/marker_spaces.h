// The white space after list markers, and what has to move with the text of an item when there is less of it.
#pragma once

#include <optional>
#include <vector>

#include "lint/document/document.h"
#include "lint/rule/once_a_page.h"

namespace rubric::rule {

// The items of a list whose marker two or more spaces follow, with the edits that leave one. Without those whose text
// stands in a column that is a multiple of four, which is how some renderers want it, and without those that would not
// be the same item afterwards.
std::vector<Mendable> wide_markers(const Document& document, NodeId list);

}  // namespace rubric::rule
