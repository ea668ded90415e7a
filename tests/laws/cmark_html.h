// HTML as GitHub makes it of a page: cmark-gfm with its extensions and its own renderer, none of it rubric's.
#pragma once

#include <string>
#include <string_view>

#include "tests/layers.h"

namespace rubric::testing::laws {

// HTML in the page stands in the result as it is. For one thread only: the extensions keep their state for all.
std::string cmark_html(std::string_view markdown);

}  // namespace rubric::testing::laws
