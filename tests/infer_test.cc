// Schemas learnt from documents: they load, accept the documents or name them, and know what these have in common.
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/engine/parsed_page.h"
#include "lint/infer/infer.h"
#include "lint/load/load.h"
#include "rules/all_rules.h"
#include "tests/pages.h"
#include "tests/skip.h"

namespace rubric::testing {
namespace {

// The real pages of one kind; the lifelike ones where there are none.
std::vector<Page> training_pages() {
  std::vector<Page> pages = corpus().empty() ? lifelike_pages() : corpus();
  std::erase_if(pages, [](const Page& it) {
    return it.path.find("job-families/") == it.path.npos || it.path.find("hugo/") != it.path.npos;
  });
  return pages;
}

Inferred infer(const std::vector<Page>& pages) {
  std::vector<ParsedPage> readings;
  for (const Page& it : pages) readings.push_back(read_page(std::make_unique<SourceText>(it.path, it.text), nullptr));
  std::vector<TrainingPage> training;
  for (const ParsedPage& it : readings) training.push_back({&it.document, &it.outline, &it.front_matter});
  return infer_schema(std::move(training), "learnt");
}

std::string shown(const Element& it) { return it.open_name ? "{" + it.name + "}" : it.name; }

// The names inside an element, in their order.
std::vector<std::string> names_inside(const Schema& schema, ElementId parent) {
  std::vector<std::string> names;
  for (const Element& it : schema.elements) {
    if (it.parent == parent) names.push_back(shown(it));
  }
  return names;
}

ElementId child(const Schema& schema, ElementId parent, const std::string& name) {
  for (ElementId id = 0; id < schema.elements.size(); ++id) {
    if (schema.elements[id].parent == parent && shown(schema.elements[id]) == name) return id;
  }
  return kNone;
}

// Whether `names` has all of `wanted`, in this order, whatever is between.
bool holds_in_order(const std::vector<std::string>& names, const std::vector<std::string>& wanted) {
  auto at = names.begin();
  for (const std::string& it : wanted) {
    at = std::find(at, names.end(), it);
    if (at == names.end()) return false;
  }
  return true;
}

// What is wrong in a schema, a line each.
std::string problems_of(const std::string& yaml) {
  std::vector<std::string_view> names;
  for (const Rule* rule : rules::all_rules()) names.push_back(rule->name);
  const SourceText file("learnt.yaml", yaml);
  const SchemaFile loaded = load_schema(file, [](std::string_view, std::string_view) { return std::nullopt; }, names);
  std::string out;
  for (const SchemaProblem& it : loaded.problems) {
    out += fmt::format("{}: {}\n", file.lines().display(it.range.begin).line, it.message);
  }
  return out;
}

TEST_CASE("a learnt schema loads without a problem, whatever the documents are") {
  CHECK(problems_of(infer(training_pages()).yaml) == "");
  const std::vector<Page> pages = all_pages();
  for (const std::size_t size : {2, 17}) {
    for (std::size_t at = 0; at + size <= pages.size(); at += size) {
      std::vector<Page> some(pages.begin() + static_cast<std::ptrdiff_t>(at),
                             pages.begin() + static_cast<std::ptrdiff_t>(at + size));
      const Inferred learnt = infer(some);
      INFO(fmt::format("{} pages from {}\n{}", size, some.front().path, learnt.yaml));
      CHECK(problems_of(learnt.yaml) == "");
    }
  }
}

TEST_CASE("every document is accepted by the schema learnt from it, or named as one that is not") {
  const std::vector<Page> pages = training_pages();
  const Inferred learnt = infer(pages);
  const Config config = config_with(learnt.yaml);
  for (const Page& page : pages) {
    const auto outlier = std::ranges::find(learnt.outliers, page.path, &Outlier::path);
    if (outlier != learnt.outliers.end()) {
      CHECK(learnt.yaml.find(fmt::format("#   {}: ", page.path)) != learnt.yaml.npos);
      continue;
    }
    const FileReport report = report_on(page, rules::all_rules(), config);
    for (const Diagnostic& it : report.diagnostics) {
      const Rule* const rule = rule_named(it.rule);
      INFO(fmt::format("{}: {}: {}", page.path, it.rule, it.message));
      CHECK((rule == nullptr || rule->group != RuleGroup::structure));
    }
  }
}

TEST_CASE("from real pages both templates are learnt, with few violations left") {
  if (corpus().empty()) SKIP("the corpus");
  const std::vector<Page> pages = training_pages();
  const Inferred learnt = infer(pages);
  const Config config = config_with(learnt.yaml);
  const Schema& schema = *schema_for(config, "page.md");

  const auto first = std::ranges::find(schema.types, "page", &PageType::name);
  REQUIRE(first != schema.types.end());
  CHECK(
      holds_in_order(names_inside(schema, first->root), {"Responsibilities", "Requirements", "Levels", "Specialties",
                                                         "Performance Indicators", "Career Ladder", "Hiring Process"}));
  const ElementId level = child(schema, child(schema, first->root, "Levels"), "{level}");
  REQUIRE(level != kNone);
  CHECK(holds_in_order(names_inside(schema, level), {"Job Grade", "Responsibilities", "Requirements"}));

  const auto second = std::ranges::find(schema.types, "page-of-parts", &PageType::name);
  REQUIRE(second != schema.types.end());
  const ElementId role = child(schema, second->root, "{section}");
  REQUIRE(role != kNone);
  CHECK(holds_in_order(names_inside(schema, role), {"Job Grade", "Responsibilities", "Requirements"}));
  CHECK(holds_in_order(names_inside(schema, second->root), {"{section}", "Performance Indicators", "Hiring Process"}));

  std::size_t violations = 0;
  for (const Page& page : pages) {
    for (const Diagnostic& it : report_on(page, rules::all_rules(), config).diagnostics) {
      const Rule* const rule = rule_named(it.rule);
      violations += rule != nullptr && rule->group == RuleGroup::structure ? 1 : 0;
    }
  }
  INFO(fmt::format("{} violations on {} pages", violations, pages.size()));
  CHECK(2 * violations < 3 * pages.size());
}

TEST_CASE("the order in which documents are given changes nothing") {
  std::vector<Page> pages = training_pages();
  const std::string yaml = infer(pages).yaml;
  std::ranges::reverse(pages);
  CHECK(infer(pages).yaml == yaml);
  std::ranges::rotate(pages, pages.begin() + static_cast<std::ptrdiff_t>(pages.size() / 3));
  CHECK(infer(pages).yaml == yaml);
}

// A page of headings, each with a line of text.
Page page_of(const std::string& path, const std::vector<std::string>& headings) {
  std::string text;
  for (const std::string& it : headings) text += fmt::format("{}\n\nA line of text for readers.\n\n", it);
  return {path, text};
}

TEST_CASE("what all documents have in this order is learnt as required, and what some have as optional") {
  std::vector<Page> pages;
  for (int i = 0; i < 6; ++i) {
    std::vector<std::string> headings{"## Summary", "## Steps", "## Contacts"};
    if (i < 3) headings.insert(headings.begin() + 2, "## Risks");
    pages.push_back(page_of(fmt::format("p{}.md", i), headings));
  }
  CHECK(infer(pages).yaml ==
        "# Learnt from 6 documents. Behind a section stands in how many of the places that could have it\n"
        "# it is there, and at which levels its headings are.\n"
        "rubric: 1\nname: learnt\n\ntypes:\n  - type: page   # 6 of 6\n    title: a page\n    sections:\n"
        "      - section: Summary   # 6 of 6; h2 6\n"
        "      - section: Steps   # 6 of 6; h2 6\n"
        "      - section: Risks   # 3 of 6; h2 3\n"
        "        presence: optional\n"
        "      - section: Contacts   # 6 of 6; h2 6\n");
}

TEST_CASE("a document that does not fit is named with what is wrong") {
  std::vector<Page> pages;
  for (int i = 0; i < 20; ++i) {
    pages.push_back(page_of(fmt::format("p{:02}.md", i), {"## Summary", "## Steps", "## Contacts"}));
  }
  pages.push_back(page_of("q.md", {"## Summary", "## Setps", "## Notes on history"}));
  const Inferred learnt = infer(pages);
  REQUIRE(learnt.outliers.size() == 1);
  CHECK(learnt.outliers[0].path == "q.md");
  CHECK(learnt.outliers[0].faults == std::vector<std::string>{"missing: Contacts", "misspelled: Setps"});
  CHECK(learnt.yaml.ends_with("\n# 1 of 21 documents do not fit:\n#   q.md: missing: Contacts; misspelled: Setps\n"));
}

TEST_CASE("headings that stand for themselves, with the same sections inside, are an open name") {
  std::vector<Page> pages;
  const std::vector<std::string> services{"Mail",    "Search", "Calendar", "Wiki",
                                          "Archive", "Login",  "Billing",  "Backup"};
  for (std::size_t i = 0; i < 4; ++i) {
    pages.push_back(page_of(fmt::format("p{}.md", i),
                            {"## Summary", "## Services", "### " + services[2 * i], "#### Owner", "#### Alarms",
                             "### " + services[2 * i + 1], "#### Owner", "#### Alarms", "## Contacts"}));
  }
  const Config config = config_with(infer(pages).yaml);
  const Schema& schema = *schema_for(config, "p.md");
  CHECK(names_inside(schema, schema.types[0].root) == std::vector<std::string>{"Summary", "Services", "Contacts"});
  const ElementId services_id = child(schema, schema.types[0].root, "Services");
  CHECK(names_inside(schema, services_id) == std::vector<std::string>{"{service}"});
  CHECK(names_inside(schema, child(schema, services_id, "{service}")) == std::vector<std::string>{"Owner", "Alarms"});
}

TEST_CASE("ways to write a name that several documents have are as good as the name") {
  std::vector<Page> pages;
  for (int i = 0; i < 12; ++i) {
    pages.push_back(page_of(fmt::format("p{:02}.md", i),
                            {"## Summary", i < 4 ? "## Contacting" : "## Contacts", "## Known Problems"}));
    if (i < 3) pages.push_back(page_of(fmt::format("q{}.md", i), {"## Summary", "## Contacts", "## Problems (known)"}));
  }
  const Config config = config_with(infer(pages).yaml);
  const Schema& schema = *schema_for(config, "p.md");
  const ElementId problems = child(schema, schema.types[0].root, "Known Problems");
  REQUIRE(problems != kNone);
  CHECK(schema.elements[problems].also == std::vector<std::string>{"Problems (known)"});
}

}  // namespace
}  // namespace rubric::testing
