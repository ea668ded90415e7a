// What a page may have in many places and readers hardly see, as one finding: at the first place, with all edits in one
// fix.
#pragma once

#include <memory>
#include <vector>

#include "lint/rule/finding.h"

namespace rubric::rule {

// The places in any order, at least one; edits of two places do not overlap. Of the further places each is related.
Finding once_a_page(std::vector<Mendable> places, Message (*message)(std::span<const Mendable>), std::string title);

// The same for places that are sorted already.
Finding once_a_page(std::shared_ptr<const Many> many);

}  // namespace rubric::rule
