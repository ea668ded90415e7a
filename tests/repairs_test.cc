// Applying every repair of a page's structure leaves a page whose structure is right.

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "rules/all_rules.h"
#include "tests/fixing.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

bool structural(const Diagnostic& it) { return is_structural(it.rule); }

TEST_CASE("a page with all repairs made has no structural fault") {
  for (const Page& page : job_family_pages()) {
    const Fixed fixed = fix(page, rules::all_rules(), structural, 30);
    const SourceText source(page.path, fixed.page.text);
    std::string left;
    for (const Diagnostic& it : fixed.remaining) {
      left += fmt::format("{}:{}: {}: {}{}\n", page.path, source.lines().display(it.range.begin).line, it.rule,
                          it.message, it.fix ? "" : " (without a fix)");
    }
    INFO(fmt::format("{} after {} rounds", page.path, fixed.rounds));
    CHECK(left == "");
  }
}

}  // namespace
}  // namespace rubric::testing
