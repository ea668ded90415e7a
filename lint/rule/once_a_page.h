// What a page may have in many places and readers hardly see, as one finding: at the first place, with all edits in one fix.
#pragma once

#include <string>
#include <vector>

#include "lint/rule/finding.h"

namespace rubric {

// A place, and the edits that mend it.
struct Mendable {
  ByteRange place;
  std::vector<Edit> edits;
};

// The places in any order, at least one; edits of two places do not overlap. Of the further places each is related.
Finding once_a_page(std::vector<Mendable> places, std::string message, std::string title);

}  // namespace rubric
