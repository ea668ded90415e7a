// Random schemas with all that the search knows of, and random pages of theirs with faults planted in them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/layers.h"

namespace rubric::testing {

// What the language has that bears on the search. A page has a feature if its headings make the search meet it.
enum class Feature : std::uint8_t {
  open_name,
  prefix,
  container,
  closed,
  fixed_level,
  alias,
  inherited,
  anywhere,
  any_order,
  one_of,
  occurs,
  free_order
};
inline constexpr std::array<std::string_view, 12> kFeatureNames = {"open name",   "prefix", "container", "closed",
                                                                   "fixed level", "alias",  "inherited", "anywhere",
                                                                   "any-order",   "one-of", "occurs",    "order: free"};

struct RandomPage {
  std::string schema;               // YAML
  std::string page;                 // Markdown
  std::vector<std::string> faults;  // that were planted in it
  std::size_t headings = 0;
  std::array<bool, kFeatureNames.size()> has{};
};

RandomPage random_page(std::uint32_t seed);

}  // namespace rubric::testing
