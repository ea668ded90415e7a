// Every hygiene rule is held to the law of reports, or the table of undecided ones says why not.

#include <algorithm>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>

#include "rules/all_rules.h"
#include "tests/carets.h"
#include "tests/laws/law_of_reports.h"
#include "tests/laws/law_pages.h"
#include "tests/pages.h"

namespace rubric::testing::laws {
namespace {

bool is_held(const Rule& rule) { return rule.group == RuleGroup::hygiene || rule.group == RuleGroup::suppressions; }

TEST_CASE("of every hygiene rule it is known how its reports are decided, or why they are not") {
  const auto by_renderer = decided();
  const auto not_at_all = undecided();
  for (const Rule* rule : rules::all_rules()) {
    if (!is_held(*rule)) continue;
    INFO(rule->name);
    const bool known = std::ranges::find(by_renderer, rule->name) != by_renderer.end();
    const bool excused = std::ranges::find(not_at_all, rule->name, &Undecided::rule) != not_at_all.end();
    CHECK(known != excused);
  }
}

TEST_CASE("the tables of the law of reports name no rule that is not held to it") {
  std::vector<std::string_view> names = decided();
  for (const Undecided& it : undecided()) names.push_back(it.rule);
  for (const std::string_view it : names) {
    INFO(it);
    const Rule* rule = rule_named(rules::all_rules(), it);
    REQUIRE(rule != nullptr);
    CHECK(is_held(*rule));
  }
}

TEST_CASE("of every message of a hygiene rule it is known how it is decided") {
  for (const testing::RuleFixture& it : testing::rule_fixtures()) {
    const LawPage page{{it.page.path, testing::strip(it.page.text)}, &all_rules_on()};
    for (const Claim& claim : claims_of(report_on(page))) {
      INFO(it.page.path << ": " << claim.rule << ": " << claim.message);
      CHECK(claim.says != Says::unknown);
    }
  }
}

}  // namespace
}  // namespace rubric::testing::laws
