#include "lint/document/anchors.h"

#include <catch2/catch.hpp>

namespace rubric {
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

}  // namespace
}  // namespace rubric
