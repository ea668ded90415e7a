// Why a page was read as it was: what else it could have been, and what that would have cost.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/match/match.h"

namespace rubric::match {

struct Readings {
  struct OfHeading {
    ElementId element = kNone;      // kNone: a section the schema does not know
    std::uint32_t cost = 0;         // of the whole page, if the heading is this
  };
  struct OfType {
    const PageType* type = nullptr;
    bool possible = true;           // its conditions hold
    std::uint32_t cost = 0;         // of the page as one of this type; nothing is asked of an unchecked one
    ElementId element = kNone;      // what the heading is there
  };
  Match match;
  std::vector<OfHeading> heading;   // the one chosen, then the next best, cheapest first
  std::vector<OfType> types;        // in the order of the schema
};

// Searches again for each reading: for a person who asks, not for every page.
Readings readings(const Schema& schema, std::string_view path, const Document& document, const Outline& outline,
                  const YamlTree& front_matter, SectionId heading);

}  // namespace rubric::match
