// Random folders of pages with links of every form, and which of these lead nowhere: known from how they were made, not
// from looking them up.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "tests/layers.h"

namespace rubric::testing {

struct PlantedLink {
  std::string page;          // path
  std::size_t line = 0;      // from 1, as reports count
  std::string destination;   // as it is written
  std::string leads_to;      // the path of the file it leads to, or "": to nothing that could be missed
  bool is_broken = false;
  bool operator<(const PlantedLink& other) const {
    return std::tie(page, line, destination) < std::tie(other.page, other.line, other.destination);
  }
};

struct RandomSite {
  std::map<std::string, std::string> files;   // by path
  std::vector<PlantedLink> links;
};

RandomSite random_site(std::uint64_t seed);

}  // namespace rubric::testing
