// One mistake, one diagnostic: of the right rule, on the right line.

#include <iostream>

#include <catch2/catch.hpp>

#include "tests/mutations/judge.h"
#include "tests/mutations/planting.h"
#include "tests/share.h"

namespace rubric::testing {
namespace {

TEST_CASE("one planted mistake gives one diagnostic more, of its rule and on its line") {
  const std::size_t most = kSanitized ? 1 : 12;
  Tallies tallies;
  for (const Page& page : job_family_pages()) {
    const Subject subject(page);
    for (const Mutation& mutation : mutations(subject, most)) tallies.add(mutation, judge(subject, mutation));
  }
  std::cout << describe(tallies);
  if (kSanitized) return;   // too few for shares
  CHECK(tallies.all.share(tallies.all.right) >= 0.98);
  CHECK(tallies.all.fresh_per_mistake() <= 1.02);
  // Those that no share counts are few, so that no reading hides behind them.
  const std::size_t planted = tallies.all.cases + tallies.all.still_fits;
  CHECK(share_of(tallies.all.still_fits, planted) <= 0.005);
  CHECK(share_of(tallies.all.other_type, planted) <= 0.001);
}

TEST_CASE("edits tell where lines went") {
  const Mutant mutant("a\nb\nc\nd\n", {{byte_range(0, 0), "new\n"}, {byte_range(2, 4), ""}, {byte_range(4, 5), "C C"}});
  CHECK(mutant.text == "new\na\nC C\nd\n");
  CHECK(mutant.moved(0) == 4U);
  CHECK(mutant.moved(2) == std::nullopt);
  CHECK(mutant.moved(4) == 6U);
  CHECK(mutant.moved(6) == 10U);
  CHECK(mutant.offset({.edit = 2, .offset = 1}) == 7U);
}

}  // namespace
}  // namespace rubric::testing
