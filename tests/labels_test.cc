// The figures on pages that one careful reader labelled by hand.

#include <iostream>

#include <catch2/catch.hpp>

#include "tests/labels.h"
#include "tests/skip.h"

namespace rubric::testing {
namespace {

TEST_CASE("labelled pages are reported as labelled") {
  const std::vector<GroupScore> scores = score_labels();
  if (scores.empty()) SKIP("a corpus with labels");
  std::cout << describe(scores);
  for (const GroupScore& it : scores) {
    CHECK(it.precision() >= 0.97);
    CHECK(it.recall() >= 0.95);
  }
}

TEST_CASE("a page of which everything is labelled has each label, and no other error or warning") {
  const GroupScore score = score_fully_labelled_pages();
  if (!score.misses.empty() || !score.false_alarms.empty()) std::cout << describe(std::vector{score});
  CHECK(score.misses.empty());
  CHECK(score.false_alarms.empty());
}

}  // namespace
}  // namespace rubric::testing
