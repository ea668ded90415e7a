// What stands in sections, held against `content:`.
#include <random>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/content/content.h"
#include "lint/content/content_text.h"
#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/load/load.h"
#include "lint/match/match.h"
#include "tests/pages.h"

using namespace rubric::testing;

namespace {

std::string problems_of(const Schema& schema, const SourceText& page) {
  const Document document = parse_markdown(page);
  const Outline sections = outline(document);
  const Match matched = match_page(schema, page.path(), document, sections, YamlTree{});
  std::string out;
  for (const ContentProblem& it : check_content(schema, matched, document, sections)) {
    const DisplayPosition begin = page.lines().display(it.range.begin);
    const DisplayPosition end = page.lines().display(it.range.end);
    out += fmt::format("{}:{}-{}: {}", begin.line, begin.column, end.column, it.message.text());
    if (it.repair) out += fmt::format(" [{}]", it.repair->text);
    out += "\n";
  }
  return out;
}

void check_schema(const std::string& yaml, std::string_view markdown, std::string_view expected) {
  const SourceText file("s.yaml", yaml);
  const SchemaFile loaded = load_schema(file, {}, {});
  for (const SchemaProblem& it : loaded.problems) FAIL_CHECK(it.message);
  REQUIRE(loaded.schema);
  CHECK(problems_of(*loaded.schema, SourceText("page.md", std::string(markdown))) == expected);
}

// A page whose first line is "## A", against content rules for that section.
void check(std::string_view content, std::string_view below, std::string_view expected) {
  check_schema(fmt::format("name: s\ntypes: [{{type: t, sections: [{{section: A, content: {{{}}}}}, {{section: B, "
                           "presence: optional}}]}}]\n",
                           content),
               fmt::format("## A\n\n{}", below), expected);
}

// A page with a level and its grade, against the form of the grade sentence.
void check_grade(std::string_view sentence, std::string_view below, std::string_view expected) {
  check_schema(
      fmt::format("name: s\ntypes:\n  - type: t\n    sections:\n      - section: Levels\n        sections:\n"
                  "          - section: \"{{level}}\"\n            sections:\n              - section: Job Grade\n"
                  "                content:\n                  sentences:\n                    - {}\n",
                  sentence),
      fmt::format("## Levels\n\n### Senior Engineer\n\n#### Job Grade\n\n{}", below), expected);
}

constexpr std::string_view kGrade = "\"The {level} is a [grade {grade:number}]({link:url}).\"";

}  // namespace

TEST_CASE("blocks are counted, those inside others are not") {
  check("paragraphs: {min: 2}", "One.\n", "1:1-5: section \"A\" has 1 paragraph, wants at least 2\n");
  check("paragraphs: {min: 2}", "One.\n\n- Two.\n\n> Three.\n",
        "1:1-5: section \"A\" has 1 paragraph, wants at least 2\n");
  check("lists: 1", "- a\n  - b\n- c\n", "");
  check("lists: {max: 1}", "- a\n\nText\n\n* b\n* c\n\n1. d\n", "7:1-4: section \"A\" has 3 lists, wants at most 1\n");
  check("tables: 1", "Text.\n", "1:1-5: section \"A\" has no table, wants exactly 1\n");
  check("tables: 1", "| a |\n|---|\n| b |\n", "");
  check("code-blocks: 0", "Text\n\n- a\n\n      code\n", "7:7-11: section \"A\" has 1 code block, wants exactly 0\n");
  check("images: 0, links: {min: 1}", "![a](b)\n",
        "1:1-5: section \"A\" has no link, wants at least 1\n3:1-8: section \"A\" has 1 image, wants exactly 0\n");
}

TEST_CASE("only a section's own text counts") {
  check("paragraphs: {max: 1}", "One.\n\n## B\n\nTwo.\n\nThree.\n", "");
  check("words: {max: 2}", "One two\n", "");
  check("words: {max: 2}", "One *tw*o [three](url) `four five`\n\n    code code\n",
        "1:1-5: section \"A\" has 5 words, wants at most 2\n");
}

TEST_CASE("an empty section is not looked at") {
  check("paragraphs: {min: 1}, contains: x", "", "");
  check("paragraphs: {min: 1}", "<!-- nothing -->\n", "");
}

TEST_CASE("lists have items, of one kind, in one form") {
  check("items: {min: 2}", "- a\n", "3:1-4: the list of section \"A\" has 1 item, wants at least 2\n");
  check("items: {max: 1}", "- a\n- b\n  - c\n", "4:1-4: the list of section \"A\" has 2 items, wants at most 1\n");
  check("ordered: true", "- a\n- b\n", "3:1-4: the list of section \"A\" is a bullet list, make it numbered\n");
  check("item-pattern: '^\\*\\*'", "- **a**\n- b\n  more\n- **c**\n  - d\n",
        "4:1-4: this item of section \"A\" does not look like the others should: ^\\*\\*\n");
}

TEST_CASE("blocks come in the order that is wanted") {
  check("blocks: [paragraph, list+, \"table?\"]", "Text\n\n- a\n", "");
  check("blocks: [paragraph, list+, \"table?\"]", "Text\n\n- a\n\n<!-- -->\n\n- b\n\n| a |\n|---|\n", "");
  check("blocks: [paragraph, list+, \"table?\"]", "Text\n", "1:1-5: section \"A\" ends too early; add a list\n");
  check("blocks: [paragraph, list+, \"table?\"]", "Text\n\n- a\n\nMore\n",
        "7:1-5: a paragraph does not fit here in section \"A\"; expected a list or a table\n");
  check("blocks: [paragraph]", "Text\n\nMore\n",
        "5:1-5: a paragraph does not fit here in section \"A\"; expected nothing more\n");
  check("blocks: [\"any*\", list]", "Text\n\n- a\n\nMore\n\n- b\n", "");
  check("blocks: [\"any*\", list]", "Text\n\n- a\n\nMore\n",
        "1:1-5: section \"A\" ends too early; add any block or a list\n");
  check("blocks: [{paragraph: {min: 2, max: 3}}]", "a\n\nb\n\nc\n\nd\n",
        "9:1-2: a paragraph does not fit here in section \"A\"; expected nothing more\n");
  check("blocks: [{paragraph: {min: 2, max: 3}}]", "a\n", "1:1-5: section \"A\" ends too early; add a paragraph\n");
}

TEST_CASE("wanted words are missed at the heading") {
  check("contains: Ability to use GitLab", "- Ability to\n  use [GitLab](https://gitlab.com)\n", "");
  check("contains: Ability to use GitLab", "- GitLab\n",
        "1:1-5: section \"A\" does not say \"Ability to use GitLab\", add it [\n- Ability to use GitLab]\n");
  check("contains: [{text: b, in: item}]", "b\n\n- a\n",
        "1:1-5: section \"A\" has no list item with \"b\", add it [\n- b]\n");
  check("contains: b", "* a\n\n1. c\n", "1:1-5: section \"A\" does not say \"b\", add it\n");
  check("contains: b", "  *   a\n      - c\n  *   d\n\nc\n",
        "1:1-5: section \"A\" does not say \"b\", add it [\n  *   b]\n");
  check("contains: [{pattern: '^b', in: item, message: say b}]", "- a\n", "1:1-5: say b\n");
}

TEST_CASE("unwanted words are shown where they stand, but not in code") {
  check("forbids: to be done", "Some to be\ndone, `to be done`.\n\n    to be done\n\n- To be done\n",
        "3:6-5: \"to be done\" must not stand in section \"A\"\n8:3-13: \"To be done\" must not stand in section "
        "\"A\"\n");
}

TEST_CASE("a sentence fits its form whatever its spaces and quotation marks") {
  check_grade(kGrade, "The Senior Engineer is\na [grade  8](https://x.y/z_(a)#b).\n", "");
  check_grade(kGrade, "Text before. The Senior Engineer is a [grade 8]({{< ref \"/x y\" >}}). And after.\n", "");
  check("sentences: [\"It's \\\"so\\\".\"]", "It’s “so”.\n", "");
}

TEST_CASE("a slot with the wrong thing in it is shown") {
  check_grade(kGrade, "The Senior Engineer is a [grade eight](x).\n",
              "7:33-38: grade should be a number, found \"eight\"\n");
}

TEST_CASE("an attempt at a sentence is shown the sentence") {
  check_grade(kGrade, "The Engineer is grade [8](/grades).\n",
              "7:1-36: write this as \"The Senior Engineer is a [grade 8](/grades).\" [The Senior Engineer is a [grade "
              "8](/grades).]\n");
  check_grade("{form: \"The {level} is a grade {grade:number}.\", recognised-by: grade}", "Grade unknown.\n",
              "7:1-15: write this as \"The Senior Engineer is a grade {grade}.\"\n");
}

TEST_CASE("a sentence nobody tried is missed at the heading") {
  check_grade(
      kGrade, "Nothing of the kind.\n",
      "5:1-15: section \"Job Grade\" lacks the sentence \"The Senior Engineer is a [grade {grade}]({link}).\"\n");
}

TEST_CASE("a title in a sentence is one of those around it") {
  constexpr std::string_view kForm = "\"The {level:title} is a grade {grade:number}.\"";
  check_grade(kForm, "The senior engineer is a grade 8.\n", "");
  check_grade(kForm, "The Staff Engineer is a grade 8.\n",
              "7:5-19: expected \"Senior Engineer\", found \"Staff Engineer\" [Senior Engineer]\n");
}

TEST_CASE("the text before the first heading answers to the type") {
  const std::string yaml = "name: s\ntypes: [{type: t, content: {words: {min: 3}}, sections: [A]}]\n";
  check_schema(yaml, "One two three\n\n## A\n\nx\n", "");
  check_schema(yaml, "One two\n\n## A\n\nx\n",
               "1:1-1: the text before the first heading has 2 words, wants at least 3\n");
}

TEST_CASE("a report of its own names the rule and the words") {
  const SourceText file("s.yaml",
                        "name: s\ntypes: [{type: t, sections: [{section: A, report: {content: {severity: info}}, "
                        "content: {contains: [{text: x, rule: r, message: m}], paragraphs: 2}}]}]\n");
  const SchemaFile loaded = load_schema(file, {}, {});
  REQUIRE(loaded.schema);
  const SourceText page("page.md", "## A\n\nbody\n");
  const Document document = parse_markdown(page);
  const Outline sections = outline(document);
  const Match matched = match_page(*loaded.schema, page.path(), document, sections, YamlTree{});
  const auto problems = check_content(*loaded.schema, matched, document, sections);
  REQUIRE(problems.size() == 2);
  REQUIRE(problems[0].report);
  CHECK(problems[0].report->rule == "");
  CHECK(problems[0].report->severity == Severity::info);
  REQUIRE(problems[1].report);
  CHECK(problems[1].report->rule == "r");
  CHECK(problems[1].report->severity == Severity::info);
  CHECK(problems[1].message.text() == "m");
}

TEST_CASE("folded text leads back to its bytes") {
  const SourceText page("page.md", "> a\n>   b `c d`\te\n");
  const Document document = parse_markdown(page);
  const auto end = static_cast<NodeId>(document.nodes().size());
  const FoldedText text = folded(document, 0, end, CodeSpans::kept);
  CHECK(text.text == "a b `c d` e");
  CHECK(page.text(text.source(byte_range(2, 9))) == "b `c d`");
  CHECK(page.text(text.source(byte_range(0, 3))) == "a\n>   b");
  CHECK(folded(document, 0, end, CodeSpans::blanked).text == "a b \x1A e");
}

// A law: whatever stands on a page, what is said about its content is inside it and takes one line.
TEST_CASE("problems of any page are inside the page") {
  const SourceText file("s.yaml", rubric::testing::read_file(SOURCE_DIR "/fixtures/schemas/everything.yaml"));
  const SchemaFile loaded = load_schema(file, {}, {});
  REQUIRE(loaded.schema);
  constexpr std::string_view kPieces[] = {
      "## Levels\n\n",
      "### Senior\n\n",
      "#### Job Grade\n\n",
      "#### Duties\n",
      "#### Skills\n\n",
      "- ",
      "  1. ",
      "The Senior is a ",
      "[grade 8](x)",
      ".\n",
      "\n\n",
      "> ",
      "`code",
      "` ",
      "| a | b |\n",
      "|---|---|\n",
      "Grade\r\n",
      "10 years ",
      "Ability to use GitLab ",
      "![i](j)",
      "{{< ref \"x\" >}}",
      "    ",
      "<!-- c -->\n\n",
      "\xFF",
      "“",
      "\t\n",
      "## ",
      "Summary\n\n",
  };
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text = "## Summary\n\nx\n\n## Levels\n\n### Senior\n\n";
    for (std::size_t pieces = random() % 60; pieces > 0; --pieces) text += kPieces[random() % std::size(kPieces)];
    const SourceText page("page.md", text);
    const Document document = parse_markdown(page);
    const Outline sections = outline(document);
    const Match matched = match_page(*loaded.schema, page.path(), document, sections, YamlTree{});
    for (const ContentProblem& it : check_content(*loaded.schema, matched, document, sections)) {
      INFO(text << "\n" << it.message.text());
      REQUIRE(it.range.begin <= it.range.end);
      REQUIRE(it.range.end <= page.end());
      REQUIRE(it.message.text().find_first_of("\r\n") == std::string::npos);
    }
  }
}
