// The figures on pages that one careful reader labelled by hand.

#include <iostream>

#include <catch2/catch.hpp>

#include "tests/labels.h"

namespace rubric::testing {
namespace {

TEST_CASE("labelled pages are reported as labelled") {
  const std::vector<GroupScore> scores = score_labels();
  if (scores.empty()) return;   // no corpus here
  std::cout << describe(scores);
  for (const GroupScore& it : scores) {
    if (it.group == "levels") continue;
    CHECK(it.precision() >= 0.97);
    CHECK(it.recall() >= 0.95);
  }
}

}  // namespace
}  // namespace rubric::testing
