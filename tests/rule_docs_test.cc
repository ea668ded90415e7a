// Every rule's page is true: its examples produce exactly the diagnostics they show.

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "lint/document/document.h"
#include "rules/all_rules.h"
#include "tests/carets.h"
#include "tests/examples.h"
#include "tests/expect.h"
#include "tests/fixing.h"
#include "tests/site.h"

namespace rubric::testing {
namespace {

std::string page_path(const Rule& rule) {
  std::string name(rule.name);
  std::ranges::replace(name, '-', '_');
  return SOURCE_DIR "/rules/" + name + ".md";
}

// The plain text of the first node of this kind.
std::string first(const Document& document, NodeKind kind) {
  const auto nodes = document.nodes();
  const auto it = std::ranges::find(nodes, kind, &Node::kind);
  return it == nodes.end() ? "" : plain_text(document, static_cast<NodeId>(it - nodes.begin()));
}

TEST_CASE("a rule's page begins with its name and its summary") {
  for (const Rule* rule : rules::all_rules()) {
    INFO(page_path(*rule));
    const SourceText source(page_path(*rule), std::string(rules::page(rule->name)));
    const Document document = parse_markdown(source);
    CHECK(first(document, NodeKind::heading) == rule->name);
    CHECK(first(document, NodeKind::paragraph) == rule->summary);
  }
}

TEST_CASE("a rule's page says what its fixes may change, in the usual sentence") {
  for (const Rule* rule : rules::all_rules()) {
    INFO(page_path(*rule));
    const std::string_view page = rules::page(rule->name);
    const std::string sentence = sentence_about_fixes(*rule);
    if (sentence.empty()) {
      CHECK(page.find("\n## Fixes\n") == page.npos);
    } else {
      CHECK(page.find("\n## Fixes\n\n" + sentence) != page.npos);
    }
  }
}

TEST_CASE("a rule that makes a fix says what its fixes may change") {
  for (const Page& page : all_pages()) {
    for (const Diagnostic& it : report_on(page).diagnostics) {
      INFO(page.path << ": " << it.rule);
      if (it.fix) CHECK(rule_named(it.rule)->fixes_change.front() != FixesChange::none_made);
    }
  }
}

TEST_CASE("the page that a rule shows is the file beside it") {
  for (const Rule* rule : rules::all_rules()) CHECK(rules::page(rule->name) == read_file(page_path(*rule)));
}

std::vector<Page> pages_of(const Page& rule_page) {
  std::vector<Page> pages;
  for (const Example& it : examples_in(rule_page)) {
    if (!it.fixed) pages.push_back({it.path, strip(it.text)});
  }
  return pages;
}

TEST_CASE("the examples in a rule's page show what the rule reports") {
  for (const Rule* rule : rules::all_rules()) {
    const Page page{page_path(*rule), read_file(page_path(*rule))};
    const std::span<const Rule* const> alone = rule->about_suppressions ? rules::all_rules() : std::span(&rule, 1);
    const auto by_rule = [&](const Diagnostic& it) { return it.rule == rule->name; };
    std::string actual;
    std::size_t copied = 0;
    std::string fixed;   // the last example, fixed
    Config usual = builtin_config();
    usual.links = links_in(configuration_in(page));
    TestSite site(pages_of(page), usual);
    for (const Example& example : examples_in(page)) {
      actual += page.text.substr(copied, example.range.begin.value - copied);
      copied = example.range.end.value;
      if (example.fixed) {
        actual += fixed;
        continue;
      }
      const Page input{example.path, strip(example.text)};
      const Config config = example.schema.empty() ? usual : config_with(example.schema);
      const PageIndex* const index = example.schema.empty() ? site.of(input.path) : nullptr;
      const FileReport report = report_by(*rule, input, config, index);
      actual += annotate(*report.source, report.diagnostics);
      fixed = fix(input, alone, by_rule, 10, config, index).page.text;
    }
    expect_file(page.path, actual + page.text.substr(copied));
  }
}

// A mistake too large for a page is shown by a fixture.
bool has_fixture(const Rule& rule) {
  const auto fixtures = rule_fixtures();
  return std::ranges::any_of(
      fixtures, [&](const RuleFixture& it) { return it.rule == rule.name && strip(it.page.text) != it.page.text; });
}

TEST_CASE("a rule's page shows a mistake and something that is fine") {
  for (const Rule* rule : rules::all_rules()) {
    INFO(page_path(*rule));
    bool mistake = false;
    bool fine = false;
    for (const Example& example : examples_in({page_path(*rule), std::string(rules::page(rule->name))})) {
      if (example.fixed) continue;
      (strip(example.text) == example.text ? fine : mistake) = true;
    }
    CHECK((mistake || has_fixture(*rule)));
    CHECK(fine);
  }
}

}  // namespace
}  // namespace rubric::testing
