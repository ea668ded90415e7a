// The fixtures: documents with what must be reported about them.
//
//     fixtures/rules/<rule>/*.md            edge cases of one rule, with caret lines, checked by it alone, as the pages
//                                           of one site; site.yaml beside them is a configuration with its `links:`
//     fixtures/documents/<schema>/*.md      whole pages of other kinds, with caret lines, checked by every rule
//     fixtures/job-families/**/*.md         lifelike pages, checked by every rule; their caret lines stand in
//     fixtures/job-families.expected/       a copy beside them, so that the pages stay plain Markdown

#include <filesystem>
#include <map>
#include <memory>
#include <set>

#include <catch2/catch.hpp>

#include "tests/carets.h"
#include "tests/expect.h"
#include "tests/pages.h"
#include "tests/site.h"

namespace rubric::testing {
namespace {

// fixtures/job-families/x/index.md -> SOURCE_DIR/fixtures/job-families.expected/x/index.txt
std::string expectation_of(const Page& page) {
  const std::string folder = "fixtures/job-families/";
  const std::string name = page.path.substr(folder.size(), page.path.size() - folder.size() - 3);
  return SOURCE_DIR "/fixtures/job-families.expected/" + name + ".txt";
}

TEST_CASE("caret lines are what is taken out and put back") {
  const SourceText source("a.md", "one\n\ttwo \xF0\x9F\xA6\x80 x\r\nlast");
  const Diagnostics diagnostics{
      {.range = byte_range(0, 8), .rule = "several-lines", .message = "m: 1"},
      {.range = byte_range(1, 2), .rule = "b", .message = "m"},
      {.range = byte_range(9, 13), .rule = "crab", .message = "m"},
      {.range = byte_range(15, 15), .rule = "line-end", .message = "m"},
      {.range = byte_range(17, 21), .rule = "no-final-newline", .message = "m"},
      {.range = byte_range(21, 21), .rule = "end", .message = "m"},
  };
  const std::string annotated =
      "one\n"
      "^^^ several-lines: m: 1\n"
      " ^ b: m\n"
      "\ttwo \xF0\x9F\xA6\x80 x\r\n"
      "     ^ crab: m\n"
      "        ^ line-end: m\n"
      "last\n"
      "^^^^ no-final-newline: m\n"
      "    ^ end: m";
  CHECK(annotate(source, diagnostics) == annotated);
  CHECK(strip(annotated) == source.bytes());
}

TEST_CASE("a finding behind the last line end keeps its empty line") {
  const SourceText source("a.md", "x\n");
  const Diagnostics diagnostics{{.range = byte_range(2, 2), .rule = "end", .message = "m"}};
  CHECK(annotate(source, diagnostics) == "x\n\n^ end: m");
  CHECK(strip("x\n\n^ end: m") == "x\n");
}

TEST_CASE("what looks like a caret line but names no rule is text") {
  CHECK(strip("^ no colon\n^^^\n  ^x rule: m\n") == "^ no colon\n^^^\n  ^x rule: m\n");
}

// The fixtures of each rule are a site.
class FixtureSites {
 public:
  FixtureSites() {
    std::map<std::string, std::vector<Page>> pages;
    for (const RuleFixture& it : rule_fixtures()) pages[it.rule].push_back({it.page.path, strip(it.page.text)});
    for (auto& [rule, its] : pages) {
      const std::string file = SOURCE_DIR "/fixtures/rules/" + rule + "/site.yaml";
      Config config = builtin_config();
      if (std::filesystem::exists(file)) config.links = links_in(read_file(file));
      sites_.emplace(rule, std::make_unique<Site>(std::move(its), std::move(config)));
    }
  }
  TestSite& at(const std::string& rule) { return sites_.at(rule)->pages; }

 private:
  struct Site {
    Site(std::vector<Page> its_pages, Config its_config) : config(std::move(its_config)), pages(its_pages, config) {}
    Config config;
    TestSite pages;
  };
  std::map<std::string, std::unique_ptr<Site>> sites_;
};

TEST_CASE("fixtures of a rule show what it reports") {
  FixtureSites sites;
  for (const RuleFixture& fixture : rule_fixtures()) {
    INFO(fixture.file);
    const Rule* rule = rule_named(fixture.rule);
    REQUIRE(rule != nullptr);
    const Page page{fixture.page.path, strip(fixture.page.text)};
    const FileReport report = report_by(*rule, page, builtin_config(), sites.at(fixture.rule).of(page.path));
    expect_file(fixture.file, annotate(*report.source, report.diagnostics));
  }
}

TEST_CASE("lifelike pages show what every rule reports") {
  for (const Page& page : lifelike_pages()) {
    const FileReport report = report_on(page);
    const std::string expectation = expectation_of(page);
    if (updating()) std::filesystem::create_directories(std::filesystem::path(expectation).parent_path());
    expect_file(expectation, annotate(*report.source, report.diagnostics));
  }
}

TEST_CASE("documents of other kinds show what every rule reports, and nothing of job families") {
  const std::set<RuleGroup> of_job_families = {RuleGroup::levels, RuleGroup::grades, RuleGroup::specialties};
  for (const char* const schema : {"decision-record", "runbook"}) {
    Config config;
    for (const SchemaChoice& it : builtin_config().schemas) {
      if (it.name == schema) config.schema_for_all = it.schema;
    }
    REQUIRE(config.schema_for_all != nullptr);
    const std::string folder = SOURCE_DIR "/fixtures/documents/" + std::string(schema);
    const auto files = files_below(folder, ".md");
    CHECK(!files.empty());
    for (const std::string& file : files) {
      INFO(file);
      const FileReport report = report_on({file.substr(folder.size() + 1), strip(read_file(file))}, config);
      expect_file(file, annotate(*report.source, report.diagnostics));
      for (const Diagnostic& it : report.diagnostics) CHECK(!of_job_families.contains(rule_named(it.rule)->group));
    }
  }
}

TEST_CASE("no expectation without its page") {
  std::set<std::string> wanted;
  for (const Page& page : lifelike_pages()) wanted.insert(expectation_of(page));
  for (const std::string& file : files_below(SOURCE_DIR "/fixtures/job-families.expected", "")) {
    INFO(file);
    CHECK(wanted.contains(file));
  }
}

}  // namespace
}  // namespace rubric::testing
