// The difference between two texts, as people and `patch` read it.
#pragma once

#include <string>
#include <string_view>

namespace rubric {

// A unified diff with three lines of context from `a/PATH` to `b/PATH`; "" where the texts are equal. Lines
// end at "\n" and are printed as they are, with "\r" and bytes that are not UTF-8. A last line without a line
// end is marked. A path with unusual bytes is quoted as git does.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace rubric
