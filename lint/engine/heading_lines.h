// The headings of a page, seen by looking over its lines: what a parser would call a heading is nearly always among
// them, and a line in a code block may be too. So what is not found here is worth a closer look, and what is found
// is worth one as well where it matters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/anchors.h"
#include "lint/engine/layer.h"

namespace rubric::engine {

struct HeadingLines {
  std::string lines;                    // the texts of the headings, each with a line end behind it
  std::vector<std::uint64_t> words;     // likeness() of each, and of the title in the front matter; sorted

  bool operator==(const HeadingLines&) const = default;
  bool may_have(std::uint64_t likeness) const;
  // Whether one of the headings gets this id in one of the ways.
  bool make_anchor(std::string_view id, AnchorWays ways) const;
};

HeadingLines heading_lines(std::string_view markdown);

// A number that is the same for words that differ in letter case and blanks only, and rarely for others.
std::uint64_t likeness(std::string_view words);

}  // namespace rubric::engine
