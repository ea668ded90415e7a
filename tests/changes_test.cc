// What a change brought in is told, what it found is not, and each finding names the part it came with.

#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/engine/changes.h"
#include "lint/text/edit.h"
#include "lint/text/line_diff.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

FileReport since(const Page& before, const Page& now) {
  const auto schema = [](const Page& page) { return schema_for(builtin_config(), page.path); };
  const CheckAgain check = [&](std::unique_ptr<SourceText> source) {
    return report_on({source->path(), std::string(source->bytes())});
  };
  return brought_in({report_on(now), schema(now)}, {report_on(before), schema(before)}, check);
}

std::string told(const FileReport& report) {
  const auto line = [&](ByteOffset at) { return report.source->lines().display(at).line; };
  std::string out;
  for (const Diagnostic& it : report.diagnostics) {
    out += fmt::format("{}: {}\n", line(it.range.begin), it.message);
    for (const Related& related : it.related) {
      out += fmt::format("  {}: {}\n", line(related.range.begin), related.message);
    }
  }
  return out;
}

const std::string kPage = R"(A Data Steward keeps the tables of a department honest.

## Responsbilities

- Name an owner for every table

## Requirements

- Ability to use GitLab

## Performance Indicators

- Tables without an owner

## Career Ladder

The next step is Senior Data Steward.

## Hiring Process

- Screening call
)";

std::string with(std::string page, std::string_view old, std::string_view fresh) {
  return page.replace(page.find(old), old.size(), fresh);
}

void check(const std::string& now, const std::string& expected) {
  const std::string path = "job-families/example/index.md";
  CHECK(told(since({path, kPage}, {path, now})) == expected);
}

TEST_CASE("what was there before is not told, wherever it stands now") {
  check(kPage, "");
  check("More.\n\n" + kPage, "");
}

TEST_CASE("a removed section is told with the part of the change that removed it") {
  std::string now = with(kPage, "honest.", "honest, and clean.");
  now = with(now, "## Career Ladder\n\nThe next step is Senior Data Steward.\n\n", "");
  check(with(now, "- Screening call", "- Screening calls"),
        "3: section \"Career Ladder\" is missing; add it after \"Performance Indicators\"\n"
        "  15: this came with the change that removed \"## Career Ladder\" here, which was on line 15\n");
}

TEST_CASE("a mistake on a line that was written needs no explanation") {
  check(with(kPage, "## Hiring Process", "## Hirring Process"),
        "19: \"Hirring Process\" is misspelled; write \"Hiring Process\"\n");
}

TEST_CASE("line ends are no change") {
  std::string now;
  for (const char c : kPage) now += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(line_changes(kPage, now).empty());
}

TEST_CASE("changes of lines make the new text of the old one") {
  const std::vector<Page> pages = all_pages();
  for (std::size_t i = 1; i < pages.size(); i += 7) {
    const std::string &before = pages[i - 1].text, &after = pages[i].text;
    std::vector<Edit> edits;
    for (const LineChange& it : line_changes(before, after)) {
      edits.push_back({it.before, after.substr(it.after.begin.value, it.after.size())});
    }
    if (before.find('\r') != before.npos || after.find('\r') != after.npos) continue;
    if (!before.ends_with('\n') || !after.ends_with('\n')) {
      continue;  // a last line without an end is as good as one with it
    }
    CHECK(text::apply(before, edits) == after);
  }
}

TEST_CASE("a page loses a section: nothing old is told, and every finding has a place in the change") {
  std::size_t removed = 0;
  for (const Page& page : job_family_pages()) {
    const SourceText source(page.path, page.text);
    const Document document = parse_markdown(source);
    const Outline sections = outline(document);
    if (sections.sections.size() < 3) continue;
    const auto section = static_cast<SectionId>(sections.sections.size() - 1);
    const Edit edit{extent(document, sections, section), ""};
    const FileReport report = since(page, {page.path, text::apply(page.text, {edit})});
    ++removed;
    for (const Diagnostic& it : report.diagnostics) {
      INFO(page.path << ": " << it.message);
      // The line before the cut is the only one that a cut can spoil by itself.
      const bool explained =
          !it.related.empty() && it.related.back().message.starts_with("this came with the change that ");
      CHECK(explained);
    }
  }
  CHECK(removed > 0);
}

}  // namespace
}  // namespace rubric::testing
