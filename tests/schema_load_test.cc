// Schema files with mistakes: each is a line, at the bytes it is about.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/draft/skeleton.h"
#include "lint/load/load.h"
#include "tests/pages.h"

using namespace rubric::testing;

namespace {

constexpr std::array<std::string_view, 4> kRules = {"missing-section", "missing-job-grade", "section-order",
                                                    "fm-schema"};

using Files = std::map<std::string, std::string, std::less<>>;

// What `extends:` finds: the files by the names schemas use for them.
SchemaFile load(const SourceText& file, const Files& others = {}) {
  const SchemaSource source = [&](std::string_view name, std::string_view) -> std::optional<std::string> {
    const auto found = others.find(name);
    return found == others.end() ? std::nullopt : std::optional(found->second);
  };
  return load_schema(file, source, kRules);
}

// "line:column-column: rule: message", with the path before it if it is another file.
std::string shown(const SchemaFile& loaded, const SourceText& file, const Files& others) {
  std::string out;
  for (const SchemaProblem& it : loaded.problems) {
    const auto other = others.find(it.path);
    const SourceText in(it.path, other == others.end() ? std::string(file.bytes()) : other->second);
    const DisplayPosition begin = in.lines().display(it.range.begin);
    const DisplayPosition end = in.lines().display(it.range.end);
    if (it.path != file.path()) out += it.path + ":";
    out += fmt::format("{}:{}-{}: {}: {}\n", begin.line, begin.column, end.column, it.rule, it.message);
  }
  return out;
}

void check(std::string yaml, std::string_view expected, const Files& others = {}) {
  const SourceText file("s.yaml", std::move(yaml));
  const SchemaFile loaded = load(file, others);
  CHECK(shown(loaded, file, others) == expected);
  const bool error =
      std::any_of(loaded.problems.begin(), loaded.problems.end(), [](const auto& it) { return it.error; });
  CHECK((loaded.schema == nullptr) == error);
}

// The same for the sections of a schema with one type; they begin in line 3.
void check_sections(std::string_view sections, std::string_view expected) {
  check(fmt::format("name: s\ntypes: [{{type: t, sections: &a\n{}}}]\n", sections), expected);
}

// The sections as "2 Name" lines, by depth.
std::string outline_of(const Schema& schema) {
  std::string out;
  for (const Element& element : schema.elements) {
    int depth = 0;
    for (ElementId at = element.parent; at != kNone; at = schema.elements[at].parent) ++depth;
    out += fmt::format("{:{}}{}{}\n", "", depth * 2, element.open_name ? "*" : "", element.name);
  }
  return out;
}

}  // namespace

TEST_CASE("a schema of a few lines is enough") {
  check("name: note\ntypes:\n  - type: note\n    sections: [Summary, Details]\n", "");
}

TEST_CASE("name and types are all a schema must have") {
  check("rubric: 1\n",
        "1:1-7: schema-value: missing key \"name\": what configurations and messages call this schema\n"
        "1:1-7: schema-value: missing key \"types\": the kinds of pages this schema knows\n");
  check("", "1:1-1: schema-value: a schema file is a mapping that begins with \"rubric: 1\", found nothing\n");
  check("- a\n", "1:3-4: schema-value: a schema file is a mapping that begins with \"rubric: 1\", found a list\n");
  check("name: n\ntypes: []\n", "2:8-10: schema-value: \"types\" is empty; a schema has at least one type of page\n");
  check("name: n\ntypes: [{title: x}]\n",
        "2:10-15: schema-value: missing key \"type\": the name of this type of page\n");
}

TEST_CASE("another version of the language is refused") {
  check("rubric: 2\nname: n\ntypes: [{type: t}]\n",
        "1:9-10: schema-value: this program reads version 1 of the schema language, found 2\n");
}

TEST_CASE("an unknown key is met with the one that was meant") {
  check(
      "name: n\ntitel: x\ntypes:\n  - type: t\n    sectoins: [A]\n    sections:\n      - section: A\n        "
      "may-be-emtpy: true\n",
      "2:1-6: schema-unknown-key: unknown key \"titel\", did you mean \"title\"?\n"
      "5:5-13: schema-unknown-key: unknown key \"sectoins\", did you mean \"sections\"?\n"
      "8:9-21: schema-unknown-key: unknown key \"may-be-emtpy\", did you mean \"may-be-empty\"?\n");
  check("name: n\nmatching: {fuzz: 3}\ntypes: [{type: t}]\n",
        "2:12-16: schema-unknown-key: unknown key \"fuzz\"; \"matching\" takes letters-per-edit or max-edits\n");
}

TEST_CASE("a value of the wrong type is shown with what is wanted") {
  check("name: [n]\ntypes: {type: t}\n",
        "1:8-9: schema-value: \"name\" wants text, found a list\n"
        "2:9-13: schema-value: \"types\" wants a list, found a mapping\n");
  check_sections("[{section: A, level: x, container: 3, occurs: few, sections: }]",
                 "3:22-23: schema-value: \"level\" wants a whole number, found a string\n"
                 "3:36-37: schema-value: \"container\" wants true or false, found an integer\n"
                 "3:47-50: schema-value: \"occurs\" wants a number, \"any\" or {min: …, max: …}, found a string\n"
                 "3:52-60: schema-value: \"sections\" wants a list, found nothing\n");
}

TEST_CASE("a word that is none of the choices is met with the one that was meant") {
  check_sections("[{section: A, presence: requird, order: any}]",
                 "3:25-32: schema-value: unknown value \"requird\", did you mean \"required\"?\n"
                 "3:41-44: schema-value: \"order\" is fixed or free, not \"any\"\n");
}

TEST_CASE("a glob with a mistake is shown with what is wrong with it") {
  check("name: n\nfiles: \"[a\"\ntypes:\n  - {type: t, when: {files: [\"a/**\", \"b{\", {c: d}]}}\n",
        "2:8-12: schema-value: glob \"[a\" has a \"[\" without \"]\"\n"
        "4:38-42: schema-value: glob \"b{\" has a \"{\" without \"}\"\n"
        "4:45-46: schema-value: this entry wants text, found a mapping\n");
}

TEST_CASE("there is nothing to remove in a schema that extends none") {
  check("name: n\ntypes:\n  - {type: t, remove: true}\n",
        "3:15-21: schema-value: \"remove\" is for types of an extended schema; this schema extends none that has "
        "types\n");
}

TEST_CASE("a bad pattern is shown with what is wrong with it") {
  check_sections("[{section: \"{a}\", pattern: 'a(b'}]",
                 "3:28-33: schema-value: not a regular expression: missing ): a(b\n");
}

TEST_CASE("a count whose min is above its max is refused") {
  check_sections("[{section: A, occurs: {min: 3, max: 2}}]",
                 "3:37-38: schema-value: \"min\" 3 is more than \"max\" 2\n");
}

TEST_CASE("levels are 1 to 6") {
  check_sections("[{section: A, level: 7}]", "3:22-23: schema-value: \"level\" must be 1 to 6, found 7\n");
}

TEST_CASE("rules are known by name, faults too") {
  check(
      "name: n\nrules: {section-ordre: warning, section-order: wrong}\ntypes: [{type: t, sections: [{section: A, "
      "report: "
      "{missing: mising-section, mising: off, empty: {rule: nope, severity: info}}}]}]\n",
      "2:9-22: schema-value: unknown rule \"section-ordre\", did you mean \"section-order\"?\n"
      "2:48-53: schema-value: \"section-order\" is off, info, warning or error, not \"wrong\"\n"
      "3:61-75: schema-value: unknown rule \"mising-section\", did you mean \"missing-section\"?\n"
      "3:77-83: schema-unknown-key: unknown key \"mising\", did you mean \"missing\"?\n"
      "3:104-108: schema-value: unknown rule \"nope\"; `rubric rules` lists them\n");
}

TEST_CASE("names in braces need quotes") {
  check_sections("[{level}]", "3:3-8: schema-value: a name in braces needs quotes: \"{level}\"\n");
  check_sections("[{section: {level}}]", "3:13-18: schema-value: a name in braces needs quotes: \"{level}\"\n");
  check_sections("[\"{level} Grade\"]",
                 "3:2-17: schema-value: a name is plain text, or one word in braces that stands for any heading\n");
  check_sections("[\"\"]", "3:2-4: schema-value: a section needs a name\n");
}

TEST_CASE("what is only for open names is refused for others, and the reverse") {
  check_sections("[{section: A, pattern: x, unique: true, evidence: {heading: x}}, {section: \"{a}\", also: [B]}]",
                 "3:15-22: schema-value: \"pattern\" is for names in braces; \"A\" is a name of its own\n"
                 "3:27-33: schema-value: \"unique\" is for names in braces; \"A\" is a name of its own\n"
                 "3:41-49: schema-value: \"evidence\" is for names in braces; \"A\" is a name of its own\n"
                 "3:83-87: schema-value: \"also\" has no meaning for a name in braces\n");
}

TEST_CASE("an entry of a list of sections is one thing") {
  check_sections(
      "[{secton: A}, {section: A, one-of: [B]}, [C], {title: D}]",
      "3:3-9: schema-value: an entry without \"section\", did you mean \"section\"?\n"
      "3:28-34: schema-value: \"section\" and \"one-of\" exclude each other; make two entries of them\n"
      "3:43-44: schema-value: a section is a name or a mapping with section, any-order, in-order, one-of or use\n"
      "3:48-53: schema-value: an entry of a list of sections has one of section, any-order, in-order, one-of or use\n");
}

TEST_CASE("definitions are found, not in circles, and not for nothing") {
  check("name: n\ndefinitions:\n  parts: [A, {use: more}]\n  more: [B, {use: parts}]\n  spare: [C]\n"
        "types:\n  - {type: t, sections: [{use: prats}, {use: parts}]}\n",
        "4:19-24: schema-value: definition \"parts\" uses itself\n"
        "5:3-8: schema-unreachable: definition \"spare\" is never used\n"
        "7:32-37: schema-value: unknown definition \"prats\", did you mean \"parts\"?\n");
}

TEST_CASE("a definition used twice has its mistakes once") {
  check(
      "name: n\ndefinitions: {d: [{section: A, level: 9}]}\ntypes: [{type: t, sections: [{section: B, sections: [{use: "
      "d}]}, "
      "{section: C, sections: [{use: d}]}]}]\n",
      "2:39-40: schema-value: \"level\" must be 1 to 6, found 9\n");
}

TEST_CASE("definitions that double each other come to an end") {
  std::string yaml = "name: n\ndefinitions:\n  d0: []\n";
  for (int i = 1; i < 40; ++i) yaml += fmt::format("  d{}: [{{use: d{}}}, {{use: d{}}}]\n", i, i - 1, i - 1);
  const SourceText file("s.yaml", yaml + "types: [{type: t, sections: [{use: d39}]}]\n");
  CHECK(load(file).schema == nullptr);
}

TEST_CASE("sections nest at most six deep") {
  check_sections("[{section: A, sections: [{section: B, sections: [{section: C, sections: [{section: D, sections: [\n"
                 "{section: E, sections: [{section: F, sections: [G]}]}]}]}]}]}]",
                 "4:49-50: schema-value: sections nest at most 6 deep\n");
}

TEST_CASE("one name stands once in a list and for one type") {
  check("name: n\ntypes: [{type: t, sections: [A, B, a]}, {type: t}]\n",
        "2:36-37: schema-value: section \"a\" stands in this list already\n"
        "2:48-49: schema-value: there is a type \"t\" already\n");
}

TEST_CASE("members of a choice may share names") {
  check_sections("[{one-of: [{in-order: [A, B]}, {in-order: [A, C]}]}]", "");
  check_sections("[{one-of: [A, A]}]", "3:15-16: schema-value: section \"A\" stands in this list already\n");
}

TEST_CASE("a name that an earlier section has taken is never reached") {
  check_sections("[{section: A, also: [B]}, B]",
                 "3:27-28: schema-unreachable: section \"B\" is never reached: \"A\" before claims that name\n");
  check_sections("[A, {section: B, instead-of: [C, a, c]}]",
                 "3:15-16: schema-unreachable: \"a\" never means \"B\": it is a name of \"A\" before\n"
                 "3:15-16: schema-unreachable: \"c\" is a name of this section already; case makes no difference\n");
  check_sections("[A, {any-order: [A, B]}]",
                 "3:18-19: schema-unreachable: section \"A\" is never reached: \"A\" before claims that name\n");
}

TEST_CASE("an open name after one that takes everything is never reached") {
  check_sections("[\"{a}\", \"{b}\"]",
                 "3:9-14: schema-unreachable: \"{b}\" is never reached: \"{a}\" before takes every heading\n");
  check_sections("[{section: \"{a}\", pattern: x}, \"{b}\"]", "");
  check_sections("[{section: \"{a}\", occurs: 1}, \"{b}\"]", "");
}

TEST_CASE("a type after an unchecked one that takes all of its pages is never chosen") {
  check(
      "name: n\ntypes: [{type: a, unchecked: true}, {type: b}]\n",
      "2:44-45: schema-unreachable: type \"b\" is never chosen: every such page is \"a\" before, which is unchecked\n");
  check(
      "name: n\ntypes: [{type: a, unchecked: true, when: {words: {max: 9}}}, {type: b, when: {words: {max: 5}}}, "
      "{type: c}]\n",
      "2:69-70: schema-unreachable: type \"b\" is never chosen: every such page is \"a\" before, which is unchecked\n");
}

TEST_CASE("unless names a section of the schema") {
  check_sections("[{section: A, unless: [B, \"{c}\", Detials]}, B, Details]",
                 "3:12-13: schema-unreachable: \"unless\" of section \"A\" names no section: \"Detials\", did you mean "
                 "\"Details\"?\n"
                 "3:12-13: schema-unreachable: \"unless\" of section \"A\" names no section: \"{c}\"\n");
}

TEST_CASE("what no page can have is an error") {
  check_sections("[{section: A, presence: required, occurs: 0}]",
                 "3:12-13: schema-unsatisfiable: section \"A\" is required but may occur 0 times\n");
  check_sections("[{section: A, occurs: 0}]", "");
  check_sections(
      "[{section: A, presence: optional, occurs: 0, sections: [B]}]",
      "3:12-13: schema-unreachable: the sections inside \"A\" are never reached, since it may occur 0 times\n");
  check_sections("[{section: A, level: 3, sections: [{section: B, level: 3}]}]",
                 "3:46-47: schema-unsatisfiable: section \"B\" is at level 3, but \"A\" around it is at level 3\n");
  check_sections("[{section: A, level: 6, sections: [B]}]",
                 "3:36-37: schema-unsatisfiable: section \"B\" would be at level 7; headings end at level 6\n");
  check_sections("[{one-of: []}]", "3:3-9: schema-unsatisfiable: a choice of nothing: \"one-of\" has no entries\n");
  check("name: n\ntypes: [{type: t, when: {headings: {max: 1}}, sections: [A, {one-of: [B, C]}]}]\n",
        "2:16-17: schema-unsatisfiable: type \"t\" is for pages with at most 1 heading, but wants 2 sections\n");
  check_sections("[{section: A, content: {lists: 0, blocks: [paragraph, list]}}]",
                 "3:12-13: schema-unsatisfiable: the blocks of section \"A\" have at least 1 list, but its count "
                 "allows at most 0\n");
}

TEST_CASE("content rules have their own mistakes") {
  check_sections(
      "[{section: A, content: {paragraps: 1, blocks: [paragraf, list+, {table: x}, {kode: 1}], contains: [{in: "
      "section}, "
      "{text: a, in: here}],\nforbids: [{pattern: '['}], sentences: [{recognised-by: x}, {form: \"The {a:numbr} "
      "{a}\"}, "
      "\"{a}\"]}}]",
      "3:25-34: schema-unknown-key: unknown key \"paragraps\", did you mean \"paragraphs\"?\n"
      "3:48-56: schema-value: unknown kind of block \"paragraf\", did you mean \"paragraph\"?\n"
      "3:73-74: schema-value: \"table\" wants a number, \"any\" or {min: …, max: …}, found a string\n"
      "3:78-82: schema-value: unknown kind of block \"kode\"; there are any, paragraph, list, table, code-block, "
      "block-quote, html-block, thematic-break or shortcode\n"
      "3:101-103: schema-value: missing key \"pattern\" or \"text\": what to look for\n"
      "3:129-133: schema-value: \"in\" is section, paragraph or item, not \"here\"\n"
      "4:21-24: schema-value: not a regular expression: missing ]: [\n"
      "4:41-54: schema-value: missing key \"form\": the sentence, with its slots in braces\n"
      "4:72-81: schema-value: unknown slot type \"numbr\", did you mean \"number\"?\n"
      "4:82-85: schema-value: there are two slots named \"a\"\n"
      "4:90-93: schema-value: a form needs words of its own beside its slots\n");
}

TEST_CASE("front matter fields have their own mistakes") {
  check("name: n\nfront-matter:\n  fields:\n    a: strng\n    b: {type: string, items: string}\n    c: {values: []}\n"
        "    d: {type: integer, length: 3}\n    e: {values: [aa, b], pattern: '^a'}\ntypes: [{type: t}]\n",
        "4:8-13: schema-value: unknown value \"strng\", did you mean \"string\"?\n"
        "5:23-28: schema-value: \"items\" is for fields of type list\n"
        "6:17-19: schema-value: \"values\" is empty, so that no value would do\n"
        "7:24-30: schema-value: \"length\" is for fields of type string\n"
        "8:5-6: schema-unreachable: value \"b\" of field \"e\" does not match the field's pattern\n");
}

TEST_CASE("YAML mistakes are reported with what could be read") {
  const SourceText file("s.yaml", "name: n\ntypes:\n  - type: t\n    title: \"open\n");
  const SchemaFile loaded = load(file);
  REQUIRE(!loaded.problems.empty());
  CHECK(loaded.problems.front().rule == "schema-syntax");
  CHECK(loaded.schema == nullptr);
}

TEST_CASE("a schema takes over what it extends") {
  const Files files = {{"base", "name: base\ntitle: a base\nrules: {section-order: warning}\n"
                                "definitions: {parts: [A], other: [X]}\n"
                                "types:\n  - {type: one, preface: required, sections: [{use: parts}]}\n"
                                "  - {type: two, sections: [{use: other}]}\n  - {type: three}\n"}};
  const SourceText file("s.yaml",
                        "extends: base\nname: mine\nrules: {missing-section: info}\ndefinitions: {parts: [B, C]}\n"
                        "types:\n  - {type: one, title: my one}\n  - {type: three, remove: true}\n  - {type: four}\n");
  const SchemaFile loaded = load(file, files);
  CHECK(shown(loaded, file, files) == "");
  REQUIRE(loaded.schema);
  CHECK(outline_of(*loaded.schema) == "one\n  B\n  C\ntwo\n  X\nfour\n");
  CHECK(loaded.schema->name == "mine");
  CHECK(loaded.schema->title == "a base");
  CHECK(loaded.schema->rules.size() == 2);
  CHECK(loaded.schema->types[0].title == "my one");
  CHECK(loaded.schema->types[0].preface);
}

TEST_CASE("mistakes of an extended file are reported in that file") {
  check("extends: base\n", "base:2:1-6: schema-unknown-key: unknown key \"typos\", did you mean \"types\"?\n",
        {{"base", "name: b\ntypos: 1\ntypes: [{type: t}]\n"}});
}

TEST_CASE("what is extended has to be there, and not the file itself") {
  check("extends: bse\nname: n\ntypes: [{type: t}]\n",
        "1:10-13: schema-value: there is no built-in schema \"bse\"; a path of your own ends in .yaml\n");
  check("extends: ../x.yaml\nname: n\ntypes: [{type: t}]\n",
        "1:10-19: schema-value: there is no schema file \"../x.yaml\"\n");
  check("extends: s.yaml\nname: n\ntypes: [{type: t}]\n",
        "1:10-16: schema-value: \"s.yaml\" extends itself, by way of 1 file\n");
  check("extends: a\nname: n\ntypes: [{type: t}]\n",
        "a:1:10-11: schema-value: \"a\" extends itself, by way of 2 files\n", {{"a", "extends: a\n"}});
  check("extends: base\ntypes: [{type: x, remove: true}]\n",
        "2:19-25: schema-value: there is no type \"x\" to remove in the extended schema\n",
        {{"base", "name: b\ntypes: [{type: t}]\n"}});
}

TEST_CASE("elements and groups stand in preorder, each with its parent") {
  const SourceText file(
      "s.yaml",
      "name: n\ntypes:\n  - type: t\n    sections:\n      - Summary\n      - any-order: [Cause, Fix]\n"
      "      - section: \"{level}\"\n        sections: [Grade]\n");
  const SchemaFile loaded = load(file);
  REQUIRE(loaded.schema);
  const Schema& schema = *loaded.schema;
  CHECK(outline_of(schema) == "t\n  Summary\n  Cause\n  Fix\n  *level\n    Grade\n");
  REQUIRE(schema.groups.size() == 3);
  CHECK(schema.groups[1].kind == Group::Kind::any_order);
  CHECK(schema.groups[1].parent == 0);
  CHECK(schema.groups[1].position == 1);
  CHECK(schema.groups[2].owner == 4);
  CHECK(schema.elements[0].body == 0);
  CHECK(schema.elements[4].occurs.max == UINT32_MAX);
}

TEST_CASE("a skeleton holds what a section requires, and no more") {
  const SourceText file("s.yaml",
                        "name: n\ntypes:\n  - type: t\n    sections:\n      - section: \"{level}\"\n        sections:\n"
                        "          - section: Grade\n            skeleton: \"The {level} is a grade {add grade}.\"\n"
                        "          - {section: Notes, presence: optional}\n"
                        "          - section: Steps\n            content: {lists: 1, items: {min: 2}, ordered: true}\n"
                        "          - one-of: [Summary, Story]\n");
  const SchemaFile loaded = load(file);
  REQUIRE(loaded.schema);
  CHECK(skeleton(*loaded.schema, 1, 2, "") ==
        "## {add level}\n\n### Grade\n\nThe {add level} is a grade {add grade}.\n\n### Steps\n\n1. {add Steps}\n2. "
        "{add Steps}\n\n"
        "### Summary\n\n{add Summary}\n");
  CHECK(skeleton(*loaded.schema, 2, 4, "Senior") == "#### Grade\n\nThe Senior is a grade {add grade}.\n");
}
