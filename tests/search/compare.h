// The search and its judge, side by side, on random pages.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "tests/search/random_schema.h"

namespace rubric::testing {

// One page that the search did not read at least cost.
struct Difference {
  std::uint32_t seed = 0;
  std::uint32_t searched = 0, optimum = 0;
  std::string what;  // the faults, the schema, the page
};

struct Comparison {
  std::size_t pages = 0;
  std::size_t undecided = 0;  // too many readings for the judge
  std::size_t readings = 0;   // that it looked at
  std::vector<Difference> differences;
  std::vector<std::size_t> headings, faults;             // one a page, sorted
  std::array<std::size_t, kFeatureNames.size()> with{};  // pages
};

Comparison compare_search(std::uint32_t first_seed, std::size_t pages);

// A line for each figure, and each difference.
std::string describe(const Comparison& comparison);

}  // namespace rubric::testing
