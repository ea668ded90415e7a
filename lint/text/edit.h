// A change to a text, as data.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/text/offsets.h"

namespace rubric::text {

// Replace the bytes of `range` by `text`. An empty range inserts; an empty text deletes.
struct Edit {
  ByteRange range;
  std::string text;
  auto operator<=>(const Edit&) const = default;
};

// `text` with `edits` made. They must be sorted and must not overlap; insertions at one place
// happen in the order given.
std::string apply(std::string_view text, const std::vector<Edit>& edits);

// Whether the two touch the same bytes, or insert at the same place.
bool overlap(const Edit& a, const Edit& b);

}  // namespace rubric::text
