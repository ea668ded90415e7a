// Where a page has formulas between dollars, as GitHub, GitLab and the plugins of MathJax and KaTeX read them:
//
//     $$                      on lines of its own, whatever stands between, blank lines, too
//     a_1 * b_2
//     $$
//     $$ a_1 * b_2 $$         on its own lines, or in a line: no blank line between
//     $a_1$ and $`a_1`$       in a line: no blank next to a dollar inside, no letter or digit next to one outside, so
//                             that "$5 and $10", "US$" and "$HOME/bin:$PATH" are none
//
// In GitHub's own reading a blank line ends a block; kramdown, remark-math, markdown-it-katex and Hugo read on, and
// nobody means two lines of dollars in any other way.
//
// What is found may be something else: an address, code, HTML. Only reading the page can tell (markdown.cc).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "lint/document/layer.h"
#include "lint/text/offsets.h"

namespace rubric::document {

struct Math {
  ByteRange range;
  std::size_t fence = 1;   // the length of what it begins with, and ends with
  bool block = false;      // on lines of its own
};

// Of the Markdown from `from` on, which begins a line; in order. What begins at a place of `not_at`, which is sorted,
// is none.
std::vector<Math> math_in(std::string_view text, std::size_t from, const std::vector<ByteOffset>& not_at);

}  // namespace rubric::document
