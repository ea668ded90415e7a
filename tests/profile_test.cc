// What pictures of a page are drawn from.
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/engine/check.h"
#include "lint/engine/profile.h"
#include "lint/report/html_ladder.h"
#include "rules/all_rules.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

const std::string kSchema = R"(
name: career
title: a career page
types:
  - type: career
    sections:
      - section: Grade
        presence: optional
        skeleton: "This is a [band {add band}](/bands)."
      - section: Levels
        sections:
          - section: "{level}"
            evidence: {heading: baker}
            sections:
              - section: Grade
                presence: optional
                skeleton: "This is a [band {add band}](/bands)."
)";

// The rungs, the highest first: "12 Baker", "- Baker" without a grade, "(8)" for a gap.
std::string ladder_of(const std::string& text) {
  const Config config = config_with(kSchema);
  const FileReport report = check_document(std::make_unique<SourceText>("a.md", text), schema_for(config, "a.md"),
                                           config, rules::all_rules(), nullptr, Profiling::pages);
  std::string out;
  for (const Ladder& ladder : report.profile->ladders) {
    for (const Rung& it : ladder.rungs) {
      out = (it.gap ? fmt::format("({})\n", it.grade)
                    : fmt::format("{} {}\n", it.grade.empty() ? "-" : it.grade, it.title)) +
            out;
    }
  }
  return out;
}

std::string level(const std::string& name, const std::string& says) {
  return fmt::format("### {}\n\n#### Grade\n\n{}\n\n", name, says);
}

TEST_CASE("a ladder has the levels of a page by their grades, and the gaps between them") {
  CHECK(ladder_of("## Levels\n\n" + level("Senior Baker", "This is a [band 9](/bands/2).") +
                  level("Baker", "The **band**: 6.")) == "9 Senior Baker\n(8)\n(7)\n6 Baker\n");
}

TEST_CASE("levels without grades stand as on the page") {
  CHECK(ladder_of("## Levels\n\n" + level("Senior Baker", "This is a [band 9](/bands).") + "### Baker\n\nBakes.\n") ==
        "- Baker\n9 Senior Baker\n");
}

TEST_CASE("the grade of a page holds for its levels, and alone is a ladder of one") {
  CHECK(ladder_of("## Grade\n\nThis is a [band 5](/bands).\n\n## Levels\n\n### Baker\n\nBakes.\n") == "5 Baker\n");
  CHECK(ladder_of("---\ntitle: Head Baker\n---\n\n## Grade\n\nThis is a [band 5](/bands).\n") == "5 Head Baker\n");
  CHECK(ladder_of("## Levels\n\nNone yet.\n").empty());
}

TEST_CASE("a department is the folder below the one that the schema claims") {
  Schema schema;
  schema.files = {"**/job-families/**/*.md"};
  CHECK(department_of("site/job-families/sales/manager/index.md", &schema) == "sales");
  CHECK(department_of("job-families/sales/manager.md", &schema) == "sales");
  CHECK(department_of("job-families/index.md", &schema).empty());
  CHECK(department_of("docs/runbooks/a.md", &schema) == "docs/runbooks");
  CHECK(department_of("docs/runbooks/a.md", nullptr) == "docs/runbooks");
  CHECK(department_of("a.md", nullptr).empty());
}

TEST_CASE("the picture of a ladder is a list, the highest first") {
  const std::string picture = html_ladder(
      {.about = "A & B",
       .graded_by = "grade",
       .rungs = {{.title = "Junior", .grade = "", .place = {}}, {.title = "Senior", .grade = "7", .place = {}}}});
  CHECK(picture ==
        "<figure class=\"ladder\"><figcaption>A &amp; B: 2 levels</figcaption>\n<ol reversed>\n"
        "<li><span class=\"rung\"><b>7</b></span><span class=\"level\">Senior</span></li>\n"
        "<li class=\"ungraded\"><span class=\"rung\"><b>no grade</b></span><span class=\"level\">Junior</span></li>\n"
        "</ol></figure>\n");
}

}  // namespace
}  // namespace rubric::testing
