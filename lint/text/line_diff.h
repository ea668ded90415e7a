// The difference between two texts, as people and `patch` read it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/text/offsets.h"

namespace rubric::text {

// A unified diff with three lines of context from `a/PATH` to `b/PATH`; "" where the texts are equal. Lines
// end at "\n" and are printed as they are, with "\r" and bytes that are not UTF-8. A last line without a line
// end is marked. A path with unusual bytes is quoted as git does, and after one with blanks there is a tab, without
// which `patch` ends the path at the first of them. Both `patch -p1` and `git apply` take it.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

// Whole lines that were put in the place of others; either side may be empty.
struct LineChange {
  ByteRange before, after;
};

// What makes `after` of `before`, in order, with a line between any two. "\r\n" is as good as "\n". Texts that
// differ in tens of thousands of lines differ in one piece.
std::vector<LineChange> line_changes(std::string_view before, std::string_view after);

}  // namespace rubric::text
