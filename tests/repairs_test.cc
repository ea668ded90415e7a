// Applying every repair of a page's structure leaves a page whose structure is right.

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "rules/all_rules.h"
#include "tests/fixing.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

bool structural(const Diagnostic& it) { return is_structural(it.rule); }

// The lines that are text: neither blank nor a heading.
std::set<std::string> text_lines(const std::string& text) {
  std::set<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    line.erase(line.find_last_not_of(" \t\r") + 1);
    if (!line.empty() && !line.starts_with('#')) lines.insert(line);
  }
  return lines;
}

// What a section says may be wrong in a way that only its author can mend; no repair brings such a thing in.
bool is_for_the_author(const Diagnostic& left, std::multiset<std::string_view>& before) {
  if (left.fix || !rule_named(left.rule)->about_facts) return false;
  const auto same = before.find(left.rule);
  if (same == before.end()) return false;
  before.erase(same);
  return true;
}

TEST_CASE("a page with all repairs made has no structural fault that a repair could mend or brought in") {
  for (const Page& page : job_family_pages()) {
    const Fixed fixed = fix(page, rules::all_rules(), structural, 30);
    std::multiset<std::string_view> before;
    for (const Diagnostic& it : report_on(page).diagnostics) before.insert(it.rule);
    const SourceText source(page.path, fixed.page.text);
    std::string left;
    for (const Diagnostic& it : fixed.remaining) {
      if (is_for_the_author(it, before)) continue;
      left += fmt::format("{}:{}: {}: {}{}\n", page.path, source.lines().display(it.range.begin).line, it.rule,
                          it.message, it.fix ? "" : " (without a fix)");
    }
    INFO(fmt::format("{} after {} rounds", page.path, fixed.rounds));
    CHECK(left == "");
  }
}

// Those of sections; a sentence that is not as it should be is written anew.
bool is_about_sections(const Diagnostic& it) {
  const Rule& rule = *rule_named(it.rule);
  return structural(it) && (!rule.about_facts || rule.name == "missing-job-grade");
}

TEST_CASE("repairs of sections lose no text") {
  for (const Page& page : job_family_pages()) {
    const auto before = text_lines(page.text);
    const auto after = text_lines(fix(page, rules::all_rules(), is_about_sections, 30).page.text);
    std::vector<std::string> lost;
    std::ranges::set_difference(before, after, std::back_inserter(lost));
    INFO(page.path);
    CHECK(lost == std::vector<std::string>{});
  }
}

}  // namespace
}  // namespace rubric::testing
