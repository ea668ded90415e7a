// The search against its judge, on random schemas with everything the search knows of. `optimum` among the tools
// does the same for other seeds.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "tests/pages.h"
#include "tests/search/compare.h"
#include "tests/share.h"

namespace rubric::testing {
namespace {

TEST_CASE("nearly all random pages are read at least cost, and none at less") {
  const Comparison found = compare_search(0, kSanitized ? 400 : 20'000);
  UNSCOPED_INFO(describe(found));
  for (std::size_t i = 0; i < found.with.size(); ++i) {
    INFO(kFeatureNames[i]);
    CHECK(share_of(found.with[i], found.pages) >= 0.05);
  }
  CHECK(found.headings[found.pages / 2] >= 10);
  CHECK(found.faults[found.pages / 2] >= 3);
  CHECK(share_of(found.undecided, found.pages) <= 0.002);
  CHECK(share_of(found.differences.size(), found.pages) <= 0.03);  // a beam: those that are left are printed
  for (const Difference& it : found.differences) {
    INFO(it.what);
    CHECK(it.searched >= it.optimum);  // a page cannot cost less than the least
  }
}

}  // namespace
}  // namespace rubric::testing
