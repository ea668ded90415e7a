// What was meant as a heading and is none: a bold line, a heading of HTML, one that is indented into code, and one that
// the HTML above it swallows. To a schema the section is missing; to its author it stands right there.
#pragma once

#include <string>
#include <vector>

#include "lint/rule/rule.h"

namespace rubric::rule {

struct LostHeading {
  enum class Kind { bold, html, code, inside_html };
  Kind kind = Kind::bold;
  std::string words;   // case-folded
  ByteRange place;
};

// In reading order.
std::vector<LostHeading> lost_headings(const PageContext& context);

// What keeps it from being the heading of this section, and what to write.
Message complaint(const LostHeading& lost, std::string_view section, int level);

}  // namespace rubric::rule
