// How many of the errors and warnings on the corpus come with a fix.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>

#include "tests/share.h"

namespace rubric::testing {

struct FixCount {
  std::size_t found = 0;
  std::array<std::size_t, 3> fixes{};   // by Safety

  std::size_t with_fix() const { return fixes[0] + fixes[1] + fixes[2]; }
  double share() const { return share_of(with_fix(), found); }
  FixCount& operator+=(const FixCount& other);
};

struct FixFigures {
  std::map<std::string, FixCount> by_rule;
  FixCount all, structural;
};

FixFigures fix_figures();
std::string describe(const FixFigures& figures);

}  // namespace rubric::testing
