// Every hygiene rule is held to the law of reports, or the table of undecided ones says why not.

#include <algorithm>

#include <catch2/catch.hpp>

#include "rules/all_rules.h"
#include "tests/laws/law_of_reports.h"

namespace rubric::laws {
namespace {

TEST_CASE("of every hygiene rule it is known how its reports are decided, or why they are not") {
  const auto by_renderer = decided();
  const auto not_at_all = undecided();
  for (const Rule* rule : rules::all_rules()) {
    if (rule->group != RuleGroup::hygiene) continue;
    INFO(rule->name);
    const bool known = std::ranges::find(by_renderer, rule->name) != by_renderer.end();
    const bool excused = std::ranges::find(not_at_all, rule->name, &Undecided::rule) != not_at_all.end();
    CHECK(known != excused);
  }
}

}  // namespace
}  // namespace rubric::laws
