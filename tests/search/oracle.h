// The least that a page can cost as one of a type. The judge of the search, which follows a few readings only: this one
// follows all that could be the cheapest, in the order of what they cost, and forgets nothing about any of them.
//
// What a departure costs is the table of the search (costs.h); when one is due is said here once more, from the schema
// as it was written and not from what was compiled of it.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "lint/match/costs.h"
#include "lint/match/heading_features.h"
#include "lint/schema/schema.h"
#include "tests/layers.h"

namespace rubric::testing {

struct Optimum {
  cost::Cost cost = 0;
  bool found = false;               // false: more readings than it may look at
  std::size_t readings = 0;         // that were looked at
  std::vector<ElementId> elements;  // what each heading is
};

// `openness`: as the search is given it.
Optimum optimum(const Schema& schema, std::size_t type, std::span<const HeadingFeatures> features,
                std::span<const cost::Cost> openness, std::size_t most_readings);

}  // namespace rubric::testing
