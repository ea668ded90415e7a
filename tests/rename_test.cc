// Renaming a heading: what its words say, and where links lead afterwards.

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/document/anchors.h"
#include "lint/rule/anchor_edits.h"
#include "lint/rule/same_words.h"
#include "lint/text/edit.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

bool same(std::string_view before, std::string_view after, std::string_view name = "Performance Indicators",
          const std::vector<std::string>& around = {}) {
  const std::vector<std::string> names{"Performance Indicators", "Key Performance Indicators", "KPIs"};
  return says_the_same(before, after, name, names, around);
}

TEST_CASE("spelling, case, numbers and punctuation are no words") {
  CHECK(same("Perfomance indicator", "Performance Indicators"));
  CHECK(same("3. \xF0\x9F\x8E\xAF Performance-Indicators:", "Performance Indicators"));
  CHECK(same("Senior Engineer Perfomance Indicators", "Senior Engineer Performance Indicators"));
  CHECK(same("What it\xE2\x80\x99s like", "What it's like", "What it's like"));
}

TEST_CASE("one name stands for another, and initials for their name") {
  CHECK(same("KPIs", "Performance Indicators"));
  CHECK(same("Senior Engineer Key Performance Indicators", "Senior Engineer Performance Indicators"));
  CHECK(same("Performance Indicators (PI)", "Performance Indicators"));
}

TEST_CASE("a word that goes is lost unless a title around it has it") {
  CHECK_FALSE(same("Performance Indicators of Support", "Performance Indicators"));
  CHECK(same("Performance Indicators of Support", "Performance Indicators", "Performance Indicators",
             {"Support Engineer"}));
  CHECK_FALSE(same("Base Performance Indicators", "Performance Indicators"));
}

// `text` with the links that follow the heading before the first "->" when it reads as what stands behind.
std::string followed(const std::string& path, const std::string& text, const std::string& from, const std::string& to) {
  const SourceText source(path, text);
  const Document document = parse_markdown(source);
  for (NodeId id = 1; id < document.nodes().size(); ++id) {
    if (document[id].kind != NodeKind::heading || !plain_text(document, id).starts_with(from)) continue;
    std::vector<Edit> edits = OwnLinks(document).follow({id, to, to}).value().here;
    std::ranges::sort(edits);
    return text::apply(text, edits);
  }
  return "no such heading";
}

TEST_CASE("links follow the heading, however they are written") {
  CHECK(followed("job-families/a/index.md",
                 "## Old Name\n\n[a](#old-name) [b](<#old-name> \"t\") [c][ref] <a href=\"#old-name\">d</a> "
                 "[e](/job-families/a/#old-name)\n\n"
                 "[f](/other/#old-name) [g](#other) `[h](#old-name)`\n\n[ref]: #old-name\n",
                 "Old Name", "New Name") ==
        "## Old Name\n\n[a](#new-name) [b](<#new-name> \"t\") [c][ref] <a href=\"#new-name\">d</a> "
        "[e](/job-families/a/#new-name)\n\n"
        "[f](/other/#old-name) [g](#other) `[h](#old-name)`\n\n[ref]: #new-name\n");
}

TEST_CASE("links to headings that are numbered anew follow them") {
  CHECK(followed("a.md", "[1](#part) [2](#part-1) [3](#prat)\n\n## Prat\n\n## Part\n\n## Part\n", "Prat", "Part") ==
        "[1](#part-1) [2](#part-2) [3](#part)\n\n## Prat\n\n## Part\n\n## Part\n");
}

TEST_CASE("links to an explicit id stay") {
  const std::string text = "## Old {#mine}\n\n[a](#mine) [b](#old)\n";
  CHECK(followed("a.md", text, "Old", "New") == text);
}

// For each link to the page itself the number of the heading that it leads to; -1: none.
std::vector<std::ptrdiff_t> destinations(const Page& page) {
  const SourceText source(page.path, page.text);
  const Document document = parse_markdown(source);
  const std::vector<Anchor> all = anchors(document, anchor_ways(page.path).own);
  std::vector<std::ptrdiff_t> found;
  for (const Node& node : document.nodes()) {
    if (node.kind != NodeKind::link || !node.destination.starts_with('#')) continue;
    const auto at = std::ranges::find(all, node.destination.substr(1), &Anchor::id);
    found.push_back(at == all.end() ? -1 : at - all.begin());
  }
  return found;
}

TEST_CASE("after a heading was renamed every link leads where it led") {
  for (const Page& page : job_family_pages()) {
    const auto before = destinations(page);
    for (const Diagnostic& it : report_on(page).diagnostics) {
      const bool renames =
          it.rule == "heading-misspelled" || it.rule == "heading-variant" || it.rule == "heading-decoration";
      if (!renames || !it.fix) continue;
      const auto after = destinations({page.path, text::apply(page.text, it.fix->edits)});
      REQUIRE(after.size() == before.size());
      for (std::size_t i = 0; i < before.size(); ++i) {
        INFO(fmt::format("{}: {}: link {}", page.path, it.message, i));
        if (before[i] >= 0) CHECK(after[i] == before[i]);
      }
    }
  }
}

}  // namespace
}  // namespace rubric::testing
