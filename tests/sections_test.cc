#include "lint/document/sections.h"

#include <catch2/catch.hpp>

#include "lint/document/dump.h"
#include "tests/layers.h"

namespace rubric::testing {
namespace {

void check(std::string bytes, std::string_view expected) {
  const SourceText source("page.md", std::move(bytes));
  const Document document = parse_markdown(source);
  CHECK(dump(document, outline(document)) == expected);
}

TEST_CASE("a section runs to the next heading of the same or a higher level") {
  check("# A\n\ntext\n\n## B\n\n### C\n\n## D\n", "# A 1:1-10:1\n  ## B 5:1-9:1\n    ### C 7:1-9:1\n  ## D 9:1-10:1\n");
}

TEST_CASE("levels may be skipped on the way down and up") {
  check("### A\n# B\n#### C\n## D\n", "### A 1:1-2:1\n# B 2:1-5:1\n  #### C 3:1-4:1\n  ## D 4:1-5:1\n");
}

TEST_CASE("headings in quotes and items open no section") {
  check("# A\n\n> ## B\n\n- ## C\n", "# A 1:1-6:1\n");
}

TEST_CASE("a title is the heading's text without markup and attributes") {
  check("#  The `x` of  *y* & [z](w) {#id}\n", "# The x of y & z 1:1-2:1\n");
  check("One\ntwo\n===\n", "# One two 1:1-4:1\n");
}

TEST_CASE("the preface stands between front matter and the first heading") {
  const SourceText source("page.md", "---\na: b\n---\ntext\n\n# A\n\nbody\n\n## B\n");
  const Document document = parse_markdown(source);
  const Outline found = outline(document);
  CHECK(document[found.preface_begin].kind == NodeKind::paragraph);
  CHECK(document[found.preface_end].kind == NodeKind::heading);
  REQUIRE(found.sections.size() == 2);
  CHECK(document.text(document[found.sections[0].body]) == "body");
  CHECK(found.sections[0].body_end == found.sections[1].heading);
  CHECK(found.sections[0].end == document[0].end);
  CHECK(found.sections[1].parent == 0);
}

TEST_CASE("a page without headings is all preface") {
  const SourceText source("page.md", "text\n");
  const Document document = parse_markdown(source);
  const Outline found = outline(document);
  CHECK(found.sections.empty());
  CHECK(found.preface_begin == 1);
  CHECK(found.preface_end == document[0].end);
}

}  // namespace
}  // namespace rubric::testing
