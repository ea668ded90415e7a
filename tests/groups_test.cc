// Groups of rules: what a configuration switches off says nothing, on any page that the project has.
#include <set>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "rules/all_rules.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

void switch_off(Config& config, const Rule& rule) {
  put_on_top(config.rules, std::string(rule.name), {.severity = Severity::off, .options = Options(rule.options)});
}

TEST_CASE("a rule that is switched off says nothing, by itself or with its group") {
  for (const Page& page : all_pages()) {
    std::set<const Rule*> speaking;
    for (const Diagnostic& it : report_on(page).diagnostics) speaking.insert(rule_named(it.rule));
    std::set<RuleGroup> groups;
    for (const Rule* rule : speaking) {
      groups.insert(rule->group);
      Config config = builtin_config();
      switch_off(config, *rule);
      for (const Diagnostic& it : report_on(page, config).diagnostics) {
        if (it.rule == rule->name) FAIL_CHECK(page.path << ": " << it.rule << " speaks although it is off");
      }
    }
    for (const RuleGroup group : groups) {
      Config config = builtin_config();
      for (const Rule* rule : rules::all_rules()) {
        if (rule->group == group) switch_off(config, *rule);
      }
      for (const Diagnostic& it : report_on(page, config).diagnostics) {
        if (rule_named(it.rule)->group == group) {
          FAIL_CHECK(page.path << ": " << it.rule << " speaks although its group is off");
        }
      }
    }
  }
}

// "Off by default: … The built-in schemas `a` and `b` do".
TEST_CASE("the page of a rule that is off by default says so, and which built-in schemas switch it on") {
  for (const Rule* rule : rules::all_rules()) {
    INFO(rule->name);
    const std::string page(rules::page(rule->name));
    const std::size_t begin = page.find("\nOff by default: ");
    CHECK((begin != page.npos) == (rule->severity == Severity::off));
    if (begin == page.npos) continue;
    const std::string said = page.substr(begin, page.find("\n\n", begin) - begin);
    for (const SchemaChoice& it : builtin_config().schemas) {
      const auto found = it.schema->rules.find(rule->name);
      const bool on =
          found != it.schema->rules.end() && found->second.severity.value_or(Severity::off) != Severity::off;
      INFO(it.name);
      CHECK((said.find(fmt::format("`{}`", it.name)) != said.npos) == on);
    }
  }
}

TEST_CASE("without a schema nothing is said about a company's language, and with a word of the configuration it is") {
  const Page page{"README.md",
                  "# Tool\n\nYou will be established with 5+ years of experience, and he uses a whitelist.\n"};
  CHECK(report_on(page).diagnostics.empty());
  Config config = builtin_config();
  for (const Rule* rule : rules::all_rules()) {
    if (rule->group == RuleGroup::house_style) {
      put_on_top(config.rules, std::string(rule->name),
                 {.severity = Severity::info, .options = Options(rule->options)});
    }
  }
  std::set<std::string_view> found;
  for (const Diagnostic& it : report_on(page, config).diagnostics) found.insert(it.rule);
  CHECK(found == std::set<std::string_view>{"fixed-mindset", "gendered-language", "inclusive-language",
                                            "vacancy-phrasing", "years-of-experience"});
}

}  // namespace
}  // namespace rubric::testing
