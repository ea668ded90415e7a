// kramdown's attribute lists, {:.class #id key="value"}, and the {#id .class} that ends a heading.
#pragma once

#include <cstddef>
#include <string_view>

namespace rubric {

// The length of the attribute list that `text` begins with, or 0. "{Security Engineer}" is none.
std::size_t attribute_list_length(std::string_view text);
std::size_t heading_attributes_length(std::string_view text);

// The id in what stands between the braces, or "".
std::string_view id_in_attributes(std::string_view attributes);

}  // namespace rubric
