// What part of a whole something is. Of nothing there is no share: the result is no number, which meets no bound.
#pragma once

#include <cstddef>
#include <limits>

#include "tests/layers.h"

namespace rubric::testing {

inline double share_of(std::size_t part, std::size_t whole) {
  return whole == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace rubric::testing
