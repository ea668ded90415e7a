#include "lint/document/anchors.h"
#include "tests/layers.h"

#include <map>
#include <random>

#include <catch2/catch.hpp>
#include <fmt/format.h>

namespace rubric::testing {
namespace {

std::string ids(std::string bytes, AnchorStyle style) {
  const SourceText source("page.md", std::move(bytes));
  const Document document = parse_markdown(source);
  std::string joined;
  for (const Anchor& anchor : anchors(document, style)) joined += (joined.empty() ? "" : " ") + anchor.id;
  return joined;
}

TEST_CASE("GitHub drops punctuation and keeps letters of all languages") {
  CHECK(slug("Why? C++ & Rust_2", AnchorStyle::github) == "why-c--rust_2");
  CHECK(slug("Größe – 日本", AnchorStyle::github) == "größe--日本");
  CHECK(slug("  1. First Step  ", AnchorStyle::github) == "1-first-step");
}

TEST_CASE("kramdown keeps ASCII and begins with a letter") {
  CHECK(slug("Why? C++ & Rust_2", AnchorStyle::kramdown) == "why-c--rust2");
  CHECK(slug("1. First Step", AnchorStyle::kramdown) == "first-step");
  CHECK(slug("2020", AnchorStyle::kramdown) == "section");
}

TEST_CASE("Hugo keeps letters, digits and underscores") {
  CHECK(slug("Why? C++ & Rust_2", AnchorStyle::hugo) == "why-c--rust_2");
  CHECK(slug("?!", AnchorStyle::hugo) == "heading");
}

TEST_CASE("repeated ids are numbered") {
  CHECK(ids("# A\n# A\n# A\n# A-1\n", AnchorStyle::github) == "a a-1 a-2 a-1-1");
  CHECK(ids("# A-1\n# A\n# A\n", AnchorStyle::hugo) == "a-1 a a-2");
  CHECK(ids("# A\n# A\n# A\n", AnchorStyle::kramdown) == "a a-1 a-2");
}

TEST_CASE("an id of its own comes before the heading's text") {
  CHECK(ids("# A {#x}\n# B {: #y .z}\n# C {: .no_toc}\n", AnchorStyle::kramdown) == "x y c");
  CHECK(ids("# A {#b}\n# B\n", AnchorStyle::hugo) == "b b-1");
}

TEST_CASE("markup in a heading is not part of its id, except for kramdown") {
  CHECK(ids("# The `x` *y* [z](w)\n", AnchorStyle::github) == "the-x-y-z");
  CHECK(ids("# [z](w)\n", AnchorStyle::kramdown) == "zw");
}

// What becomes of the ids when a heading is reworded, found by writing the page anew.
std::map<std::string, std::string> renumbered(const std::vector<std::string>& headings, std::size_t at,
                                              const std::string& name, AnchorStyle style) {
  const auto page = [](const std::vector<std::string>& titles) {
    std::string text;
    for (const std::string& it : titles) text += fmt::format("# {}\n", it);
    return SourceText("page.md", text);
  };
  std::vector<std::string> reworded = headings;
  reworded[at] = name;
  const SourceText before = page(headings), after = page(reworded);
  const std::vector<Anchor> old_ids = anchors(parse_markdown(before), style),
                            new_ids = anchors(parse_markdown(after), style);
  std::map<std::string, std::string> changed;
  for (std::size_t i = 0; i < old_ids.size(); ++i) {
    if (old_ids[i].id != new_ids[i].id) changed.emplace(old_ids[i].id, new_ids[i].id);
  }
  return changed;
}

std::map<std::string, std::string> foretold(const std::vector<std::string>& headings, std::size_t at,
                                            const std::string& name, AnchorStyle style) {
  std::string text;
  for (const std::string& it : headings) text += fmt::format("# {}\n", it);
  const SourceText source("page.md", text);
  const Document document = parse_markdown(source);
  const NodeId heading = anchors(document, style)[at].heading;
  std::size_t looked_at = 0;
  std::map<std::string, std::string> changed;
  for (AnchorTable::Change& it : AnchorTable(document, style).changes({heading, name, name}, looked_at)) {
    changed.emplace(std::move(it.before), std::move(it.after));
  }
  return changed;
}

TEST_CASE("a reworded heading leaves its id, and those after it move up") {
  CHECK(foretold({"Part", "Part", "Part"}, 0, "Other", AnchorStyle::github) ==
        std::map<std::string, std::string>{{"part", "other"}, {"part-1", "part"}, {"part-2", "part-1"}});
  CHECK(foretold({"Part", "Other"}, 1, "Part", AnchorStyle::hugo) ==
        std::map<std::string, std::string>{{"other", "part-1"}});
  CHECK(foretold({"Part", "Other"}, 1, "other!", AnchorStyle::github).empty());
  CHECK(foretold({"Part {#mine}", "Other"}, 0, "Other", AnchorStyle::hugo).empty());
}

TEST_CASE("what a rewording does to ids is what writing the page anew does") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  };
  const std::vector<std::string> names = {"A",   "A-1", "A-1-1", "A-2", "a 1",    "B",
                                          "B-1", "1",   "x-1",   "É",   "A {#a}", "B {#a-1}"};
  for (int round = 0; round < 3000; ++round) {
    std::vector<std::string> headings(1 + below(7));
    for (std::string& it : headings) it = names[below(names.size())];
    const std::size_t at = below(headings.size());
    if (headings[at].ends_with('}')) continue;
    const std::string name = names[below(10)];
    const auto style = kAnchorStyles[below(kAnchorStyles.size())];
    INFO(fmt::format("{} with number {} as {}", fmt::join(headings, ", "), at, name));
    REQUIRE(foretold(headings, at, name, style) == renumbered(headings, at, name, style));
  }
}

TEST_CASE("GitHub keeps marks and the selectors of emoji, which Hugo drops") {
  CHECK(slug("⚙️ Settings", AnchorStyle::github) == "️-settings");
  CHECK(slug("⚙️ Settings", AnchorStyle::hugo) == "-settings");
  CHECK(slug("हिन्दी", AnchorStyle::github) == "हिन्दी");
  CHECK(slug("हिन्दी", AnchorStyle::hugo) == "हनद");
  CHECK(slug("Ⓐ 🔗 one", AnchorStyle::github) == "ⓐ--one");
}

TEST_CASE("GitLab writes one hyphen for several, and numbers with a word in front") {
  CHECK(slug("Why? C++ & Rust_2", AnchorStyle::gitlab) == "why-c-rust_2");
  CHECK(slug("a - b", AnchorStyle::gitlab) == "a-b");
  CHECK(slug("2020", AnchorStyle::gitlab) == "anchor-2020");
  CHECK(ids("# A & B\n# A & B\n", AnchorStyle::gitlab) == "a-b a-b-1");
}

TEST_CASE("attributes on a line beside a heading give it its id") {
  CHECK(ids("# A\n{: #x}\n", AnchorStyle::kramdown) == "x");
  CHECK(ids("# A\n\n{: #x}\n", AnchorStyle::kramdown) == "a");
  CHECK(ids("{#x .y}\n# A\n", AnchorStyle::hugo) == "x");
  CHECK(ids("Text.\n\n{: #x}\n# A\n", AnchorStyle::hugo) == "x");
  CHECK(ids("{: #x}\n\n# A\n", AnchorStyle::hugo) == "a");
  CHECK(ids("A\n===\n{: #x}\n", AnchorStyle::hugo) == "x");
  CHECK(ids("{: #x}\nA\n===\n", AnchorStyle::hugo) == "x");
  CHECK(ids("# A\n{: #x}\n# B\n", AnchorStyle::hugo) == "x b");
}

TEST_CASE("ids that attributes give are anchors wherever they stand") {
  const SourceText source("a.md", "*a*{: #em} [](){ #mk } [b]{#span} c {#none} d\n\nPara\n{: #para}\n");
  const Document document = parse_markdown(source);
  CHECK(known_anchors(document, NodesByKind(document), AnchorStyle::github) ==
        std::vector<std::string>{"em", "mk", "para", "span"});
}

TEST_CASE("a heading gets the anchors that each site makes of it") {
  const std::vector<std::string> texts = {"Why? C++ & Rust_2",
                                          "1. First Step",
                                          "  Padded  ",
                                          "- dashed",
                                          "2020",
                                          "Größe",
                                          "É",
                                          "?!",
                                          "",
                                          "a_b",
                                          "(Lead) Engineer",
                                          "x ",
                                          "tab\there"};
  for (const std::string& text : texts) {
    for (const std::string& other : texts) {
      for (const AnchorStyle style : kAnchorStyles) {
        const std::string id = slug(other, style);
        INFO(fmt::format("\"{}\" and #{} of {}", text, id, name_of(style)));
        const auto gets = [&](AnchorStyle one) { return slug(text, one) == id; };
        for (const AnchorStyle alone : kAnchorStyles) CHECK(gets_anchor(text, id, alone) == gets(alone));
        CHECK(gets_anchor(text, id, anchor_ways("a.md")) ==
              (gets(AnchorStyle::hugo) || gets(AnchorStyle::kramdown) || gets(AnchorStyle::github)));
        CHECK_FALSE(gets_anchor(text, id + "-", anchor_ways("a.md")));
      }
    }
  }
}

}  // namespace
}  // namespace rubric::testing
