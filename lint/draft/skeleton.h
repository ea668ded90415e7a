// The Markdown of a section that is not there yet.
#pragma once

#include <string>
#include <string_view>

#include "lint/draft/layer.h"
#include "lint/schema/schema.h"

namespace rubric::draft {

// The heading at `level`, the element's skeleton text or a placeholder that fits its content rules, and
// the sections it requires, one level below each. `{role}` in a skeleton becomes the title of the
// enclosing section that stands for "{role}" in the schema; `{title}` that of the parent.
//
//     ### Job Grade
//
//     The Senior Engineer is a [grade {add grade}]({add link}).
//
// Ends with one line end. What a person has to fill in begins with "{add ".
std::string skeleton(const Schema& schema, ElementId element, int level, std::string_view parent_title);

}  // namespace rubric::draft
