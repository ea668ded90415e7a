// Front matter held against `front-matter:`.
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/content/fields.h"
#include "lint/document/document.h"
#include "lint/document/sections.h"
#include "lint/load/load.h"
#include "tests/layers.h"

using namespace rubric::testing;

namespace {

void check(std::string_view front_matter, std::string_view markdown, std::string_view expected) {
  const SourceText file("s.yaml", fmt::format("name: s\ntypes: [{{type: t}}]\nfront-matter: {{{}}}\n", front_matter));
  const SchemaFile loaded = load_schema(file, {}, {});
  for (const SchemaProblem& it : loaded.problems) FAIL_CHECK(it.message);
  REQUIRE(loaded.schema);
  const SourceText page("page.md", std::string(markdown));
  const Document document = parse_markdown(page);
  YamlTree tree;
  if (const Node* node = document.front_matter()) {
    const auto at = page.bytes().find(node->literal, node->range.begin.value);
    tree = parse_yaml(node->literal, byte_offset(at));
  }
  std::string out;
  for (const FieldProblem& it : check_fields(*loaded.schema, {page.path(), document, outline(document), tree})) {
    const DisplayPosition begin = page.lines().display(it.range.begin);
    const DisplayPosition end = page.lines().display(it.range.end);
    out += fmt::format("{}:{}-{}: {}", begin.line, begin.column, end.column, it.message.text());
    if (it.repair) out += fmt::format(" [{}]", it.repair->text);
    out += "\n";
  }
  CHECK(out == expected);
}

void check_field(std::string_view field, std::string_view value, std::string_view expected) {
  check(fmt::format("fields: {{k: {{{}}}}}", field), fmt::format("---\nk: {}\n---\n", value), expected);
}

}  // namespace

TEST_CASE("a page may have to have front matter") {
  check("required: true, fields: {title: {required: true}}", "Text\n",
        "1:1-1: there is no front matter; begin the page with a block of \"---\" lines with title\n");
  check("fields: {title: {required: true}}", "Text\n", "");
  check("required: true", "- a\n- b\n",
        "1:1-4: this line begins as front matter does, and is none; begin the page with a block of \"---\" lines\n");
  check("required: true", "----\n\nText\n",
        "1:1-5: this line begins as front matter does, and is none; begin the page with a block of \"---\" lines\n");
  check("required: true", "# Page\n\n---\ntitle: a\n---\n",
        "3:1-4: front matter begins on the first line of a file; move this block there\n");
  check("required: true", "# Page\n\n---\n\nText\n\n---\n",
        "1:1-1: there is no front matter; begin the page with a block of \"---\" lines\n");
}

TEST_CASE("a required key that is not there is missed at the top") {
  check("fields: {title: {required: true}, other: string}", "---\na: b\n---\n",
        "1:1-4: front matter has no \"title\", add it\n");
  check("fields: {title: {required: true}}", "---\ntitle:\n---\n", "2:1-6: \"title\" has no value\n");
}

TEST_CASE("a key that is not there is missed below the one it should follow") {
  check("fields: {title: string, other: {required: true}}", "---\na: b\ntitle: c\n---\n",
        "3:1-6: front matter has no \"other\", add it\n");
}

TEST_CASE("a key may be required on some pages only") {
  check("fields: {b: {required-when: {front-matter: {a: yes}}}}", "---\na: yes\n---\n",
        "1:1-4: front matter has no \"b\", add it\n");
  check("fields: {b: {required-when: {front-matter: {a: yes}}}}", "---\na: no\n---\n", "");
  check("fields: {b: {required-when: {files: \"other.md\"}}}", "---\na: yes\n---\n", "");
}

TEST_CASE("a misspelt required key is one mistake") {
  check("fields: {title: {required: true}}", "---\ntilte: b\n---\n",
        "2:1-6: unknown key \"tilte\", did you mean \"title\"? [title]\n");
  check("fields: {title: {required: true}}", "---\nTITLE: b\n---\n",
        "2:1-6: unknown key \"TITLE\", did you mean \"title\"? [title]\n");
}

TEST_CASE("other keys are reported where the schema says so") {
  check("fields: {title: string}", "---\nextra: 1\n---\n", "");
  check("other-keys: reported, fields: {title: string}", "---\nextra: 1\n---\n",
        "2:1-6: unknown key \"extra\"; remove it\n");
  check("other-keys: reported, fields: {title: string}", "---\ntitel: x\n---\n",
        "2:1-6: unknown key \"titel\", did you mean \"title\"? [title]\n");
  check("other-keys: reported, fields: {title: string}", "---\ntitle: x\ntitel: x\n---\n",
        "3:1-6: unknown key \"titel\"; remove it\n");
}

TEST_CASE("values are of their type") {
  check_field("type: string", "2022", "2:4-8: \"k\" wants a string, found an integer; put it in quotes [\"2022\"]\n");
  check_field("type: string", "\"2022\"", "");
  check_field("type: string", "2022-01-02", "");
  check_field("type: integer", "1.5", "2:4-7: \"k\" wants an integer, found a number\n");
  check_field("type: number", "1.5", "");
  check_field("type: boolean", "yes", "2:4-7: \"k\" wants a boolean, found a string\n");
  check_field("type: date", "2022-13-02", "2:4-14: \"k\" wants a date, and there is no 2022-13-02\n");
  check_field("type: date", "2023-02-29", "2:4-14: \"k\" wants a date, and there is no 2023-02-29\n");
  check_field("type: date", "2022-04-31", "2:4-14: \"k\" wants a date, and there is no 2022-04-31\n");
  check_field("type: date", "2022-12-02 first draft", "2:4-26: \"k\" wants a date, with nothing but a time after it\n");
  check_field("type: date", "2022-12-02T25:00", "2:4-20: \"k\" wants a date, with nothing but a time after it\n");
  check_field("type: date", "2022-12-02x", "2:4-15: \"k\" wants a date, with nothing but a time after it\n");
  check_field("type: date", "2022-12-02 10:30 +25:00",
              "2:4-27: \"k\" wants a date, with nothing but a time after it\n");
  check_field("type: date", "next week", "2:4-13: \"k\" wants a date, found a string\n");
  check_field("type: date", "2022-12", "2:4-11: \"k\" wants a date, found a string\n");
  for (const auto* fine : {"2022-12-02", "2024-02-29", "'2022-12-02'", "2022-12-02 10:30", "2022-12-02T10:30:00Z",
                           "2022-12-02t10:30:00.5z", "2022-12-02 10:30:00 -0600", "2022-12-02 10:30:00 +02:00"}) {
    check_field("type: date", fine, "");
  }
  check_field("type: list", "a", "2:4-5: \"k\" wants a list, found a string\n");
  check_field("items: string", "[a, 1, c]",
              "2:8-9: \"k\" wants a string, found an integer; put it in quotes [\"1\"]\n");
  check_field("type: mapping", "{a: b}", "");
}

TEST_CASE("values are among those listed") {
  check_field("values: [draft, final]", "final", "");
  check_field("values: [draft, final]", "drafd", "2:4-9: \"k\" is \"drafd\", did you mean \"draft\"? [draft]\n");
  check_field("values: [draft, final]", "DRAFT", "2:4-9: \"k\" is \"DRAFT\", did you mean \"draft\"? [draft]\n");
  check_field("values: draft", "old", "2:4-7: \"k\" is \"old\", wants \"draft\" [draft]\n");
  check_field("values: [draft, final]", "old", "2:4-7: \"k\" is \"old\", wants one of draft, final\n");
  check_field("items: string, values: [a, b]", "[a, xyz]", "2:8-11: \"k\" is \"xyz\", wants one of a, b\n");
}

TEST_CASE("values match their pattern and have their length") {
  check_field("pattern: '^https?:'", "ftp://x", "2:4-11: \"k\" is \"ftp://x\", which does not match ^https?:\n");
  check_field("length: {min: 3, max: 4}", "äö", "2:4-6: \"k\" has 2 characters, wants 3 to 4\n");
  check_field("length: {max: 1}", "äö", "2:4-6: \"k\" has 2 characters, wants at most 1\n");
}

TEST_CASE("a text may be forbidden in a value, and is shown where it stands") {
  check_field("forbids: Roles", "Security roles", "2:13-18: \"k\" must not have \"roles\"\n");
  check_field("forbids: [{pattern: ' roles$', message: leave it out}, Job]", "\"Job roles\"", "2:8-14: leave it out\n");
  check_field("forbids: 'a b'", "\"a\\x20b\"", "2:4-12: \"k\" must not have \"a b\"\n");
  check_field("items: string, forbids: x", "[a, x]", "2:8-9: \"k\" must not have \"x\"\n");
}

TEST_CASE("blanks at the ends of a value are shown where quotation marks keep them") {
  check_field("trimmed: true", "\" Sales\"", "2:4-12: \"k\" begins or ends with a blank; remove it [\"Sales\"]\n");
  check_field("trimmed: true", "'Sales '", "2:4-12: \"k\" begins or ends with a blank; remove it ['Sales']\n");
  check_field("trimmed: true", "Sales  ", "");
  check_field("trimmed: true", "|\n  Sales", "");
}

TEST_CASE("a message of the schema replaces the usual one") {
  check_field("values: [a], report: {message: only a}", "b", "2:4-5: only a [a]\n");
}

TEST_CASE("front matter that breaks off is not blamed for what could not be read") {
  check("fields: {title: {required: true}}", "---\na: [b\n---\n", "");
}
