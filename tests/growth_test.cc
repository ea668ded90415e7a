// What a page costs grows as the page does, whatever stands on it: pages come from strangers.
//
// Each shape is checked, and reported in every format, at two sizes in the same run, one sixteen times the other. What
// grows as the page does may take fifty times as long, since a large page has less of itself in the caches; what grows
// with its square takes 256.
#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include <malloc.h>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/report/report.h"
#include "rules/all_rules.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

std::string times(std::size_t count, std::string_view piece) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += piece;
  return out;
}

// "{0}" in the piece is its number.
std::string counted(std::size_t count, fmt::format_string<std::size_t&> piece) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += fmt::format(piece, i);
  return out;
}

struct Shape {
  const char* name;
  std::function<std::string(std::size_t)> page;   // of this many pieces
};

// A piece over and over.
Shape many(const char* name, std::string piece) {
  return {name, [piece](std::size_t n) { return times(n, piece) + "\n"; }};
}

const std::vector<Shape>& shapes() {
  static const std::vector<Shape> all{
      // Tables (DavidAnson/markdownlint#463, platers/obsidian-linter#652)
      {"a table of many rows",
       [](std::size_t n) {
         return "| a | b |\n|---|---|\n" +
                counted(n / 4, "| {0} | [x{0}](https://example.org/{0}) `c{0}` two  blanks |\n");
       }},
      {"a table of many columns", [](std::size_t n) { return times(n, "|a") + "|\n" + times(n, "|-") + "|\n"; }},
      {"a table whose rows have too few cells", [](std::size_t n) { return "|a|b|c\n|-|-|-|\n" + times(n, "|x\n"); }},
      {"a table whose rows have too many",
       [](std::size_t n) { return "|a|b\n|-|-\n" + times(n / 2, "|x|y|z|`a|b`\n"); }},
      {"a head without its line of dashes", [](std::size_t n) { return times(n, "| a | b |\n") + "\n|--|-|\n"; }},
      // Brackets and marks (Python-Markdown/markdown#798, dart-lang/markdown#134, peg-multimarkdown#116)
      many("open brackets", "["),
      {"brackets that close", [](std::size_t n) { return times(n, "[") + times(n, "]") + ": x\n"; }},
      many("empty links", "[]()"),
      many("words in brackets", "[see (below *$=)]\n"),
      many("reversed links", "(a)["),
      many("images that do not end", "![a"),
      many("destinations that do not end", "[a](<b "),
      many("titles that do not end", "[a](b \""),
      many("wiki links that do not end", "[[a "),
      many("references", "[a][b] "),
      many("emphasis that does not end", "* a **b "),
      many("marks that open and close nothing", "*a_ **c "),
      {"runs of backticks",
       [](std::size_t n) {
         std::string out;
         for (std::size_t i = 1; out.size() < n; ++i) out += std::string(i, '`') + ' ';
         return out + "\n";
       }},
      many("tags that do not end", "<a "),
      {"a tag of many attributes in tags",
       [](std::size_t n) { return "<p " + times(n, "<b a='") + times(n, " a=") + ">\n"; }},
      many("comments that do not end", "<!--"),
      many("instructions that do not end", "<?"),
      many("data that does not end", "<![CDATA["),
      many("shortcodes that do not end", "{{< x "),
      many("dollars", "$"),
      many("attribute lists", "{: #a}\n"),
      many("notes inside of notes", "[^a]: "),
      // Blocks
      {"quotes inside of quotes", [](std::size_t n) { return times(n, ">") + " x\n"; }},
      {"items inside of items", [](std::size_t n) { return times(n, "- ") + "x\n"; }},
      {"items", [](std::size_t n) { return counted(n, "- Bed {0} has peas\n"); }},
      many("items alike", "- Bed one has peas\n"),
      many("lazy lines", "> a\nb\n\n"),
      many("headings alike", "## a\n\n"),
      {"headings and links to others",
       [](std::size_t n) { return counted(n / 2, "## Bed {0}\n\n[to](#path-{0})\n\n"); }},
      {"links to nothing", [](std::size_t n) { return counted(n, "[a{0}](#b{0}) "); }},
      many("comments that silence", "<!-- rubric-disable-next-line whitespace -->\n\n"),
      // Words
      {"one long word", [](std::size_t n) { return std::string(4 * n, 'a') + "\n"; }},
      many("one long line", "word, "),
      many("blanks on one line", "a  b "),
      many("words that stand twice", "the the "),
      many("misspelt words", "recieve "),
      many("addresses", "www.example.org "),
      // Front matter
      {"keys", [](std::size_t n) { return "---\n" + counted(n, "k{0}: v\n") + "---\n"; }},
      {"brackets in front matter", [](std::size_t n) { return "---\na: " + times(n, "[") + "\n---\n"; }},
      {"brackets in TOML", [](std::size_t n) { return "+++\na = " + times(n, "[") + "\n+++\n"; }},
      {"braces of JSON", [](std::size_t n) { return times(n, "{\"a\":") + "\n"; }},
  };
  return all;
}

double processor_time() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// The least of several runs: others use the machine, too.
double cost(const std::string& text, int runs) {
  ReportStyle style;
  style.tool.version = "1";
  style.tool.rules = rules::all_rules();
  double least = 1e9;
  for (int i = 0; i < runs; ++i) {
    const double begin = processor_time();
    std::array<FileReport, 1> reports{report_on({"page.md", text})};
    for (const ReportFormat* format : report_formats()) render(*format, reports, style);
    least = std::min(least, processor_time() - begin);
  }
  return least;
}

// A virtual machine may take longer to hand out memory than rubric to fill it, and small pages need no new one. So all
// of it is there before the first page, and stays.
void keep_memory_at_hand() {
  REQUIRE(mallopt(M_MMAP_MAX, 0) == 1);
  REQUIRE(mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max()) == 1);
  const std::string touched(std::size_t{512} << 20, 'x');
  REQUIRE(touched.back() == 'x');
}

TEST_CASE("what a page costs grows as the page does") {
  if (kSanitized) return;
  keep_memory_at_hand();
  for (const Shape& shape : shapes()) {
    INFO(shape.name);
    const double small = cost(shape.page(2000), 3), large = cost(shape.page(32000), 1);
    INFO(fmt::format("{:.2f} ms, then {:.2f} ms", 1000 * small, 1000 * large));
    CHECK(large < 80 * small + 0.002);
  }
}

}  // namespace
}  // namespace rubric::testing
