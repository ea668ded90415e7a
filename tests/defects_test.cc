// Real mistakes that people found and mended.

#include <algorithm>
#include <iostream>

#include <catch2/catch.hpp>

#include "tests/defects.h"
#include "tests/skip.h"

namespace rubric::testing {
namespace {

TEST_CASE("real mistakes are reported, and no longer once they are mended") {
  const std::vector<Defect> defects = judge_defects();
  if (defects.empty()) SKIP("a corpus with defects");
  std::cout << describe(defects);
  CHECK(std::ranges::count_if(defects, [](const Defect& it) { return it.hit && it.gone; }) >= 38);
}

}  // namespace
}  // namespace rubric::testing
