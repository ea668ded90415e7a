// How the judge of the search has read the first headings of a page: all that bears on the headings to come. Readings
// are told apart by their bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "tests/search/type_elements.h"

namespace rubric::testing {

inline constexpr std::size_t kDepth = 8;  // the page, six sections, one the schema does not know
inline constexpr std::size_t kMostElements = 64;

// A section that is open. All bytes of it count, so none is left to chance.
struct Open {
  std::uint8_t element = kNothing;  // kNothing: unknown
  std::uint8_t heading = kNothing;  // kNothing: the page, or a heading that is missing
  std::uint8_t level = 0;
  std::uint8_t children = 0;       // these are expected one below this level,
  std::uint8_t deep = 0;           // ... or at this one, after a first child that stood deeper
  std::uint8_t last = 0;           // position of the last child
  std::uint8_t wrong = 0;          // at another level than it should be, with its children
  std::uint8_t around = kNothing;  // taken up again inside this heading's section
};

struct ParsedPage {
  std::array<Open, kDepth> open{};
  std::uint64_t bound = 0;              // elements, in the sections around that are bound now
  std::uint64_t seen = 0, on_page = 0;  // elements whose names were bound: anywhere, right below the page
  std::array<std::uint8_t, kMostElements> children{}, heading{};  // of the bound that have sections inside
  std::uint8_t depth = 1;
  std::uint8_t read = 0;                  // headings
  std::array<std::uint8_t, 6> nothing{};  // up to a multiple of eight
};
static_assert(sizeof(ParsedPage) == kDepth * sizeof(Open) + 24 + 2 * kMostElements + 8);

}  // namespace rubric::testing
