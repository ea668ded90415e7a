#include "lint/yaml/yaml.h"
#include "tests/layers.h"

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace rubric::testing;
using namespace std::string_view_literals;

namespace {

std::string place(ByteRange range) { return fmt::format("{}-{}", range.begin.value, range.end.value); }

std::string describe(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null: return "null " + place(node.range);
    case YamlNode::Kind::sequence: return "sequence " + place(node.range);
    case YamlNode::Kind::mapping: return "mapping " + place(node.range);
    case YamlNode::Kind::scalar: break;
  }
  std::string shown;
  for (const char c : node.value) shown += c == '\n' ? std::string("\\n") : std::string(1, c);
  return node.quoted ? fmt::format("{} \"{}\"", place(node.range), shown)
                     : fmt::format("{} {}", place(node.range), shown);
}

void dump(const YamlTree& tree, YamlId id, int depth, std::string& out) {
  for (const YamlId child : tree.children(id)) {
    const YamlNode& node = tree[child];
    const std::string key = node.key == kNoYaml ? "-" : fmt::format("{}:", describe(tree[node.key]));
    out += fmt::format("{:{}}{} {}\n", "", depth * 2, key, describe(node));
    if (node.key != kNoYaml) dump(tree, node.key, depth + 2, out);
    dump(tree, child, depth + 1, out);
  }
}

// One line a node: its bytes, its value; for an entry the key first. Then the problems.
std::string dump(const YamlTree& tree) {
  std::string out;
  if (!tree.empty()) out += describe(tree[0]) + "\n";
  dump(tree, tree.root(), 1, out);
  for (const YamlProblem& problem : tree.problems()) {
    out += fmt::format("{}: {}", place(problem.range), problem.message);
    if (problem.related) out += fmt::format(" (see {})", place(*problem.related));
    out += "\n";
  }
  return out;
}

void check(std::string_view yaml, std::string_view expected) { CHECK(dump(parse_yaml(yaml)) == expected); }

// The problem alone: its place in the text, marked by the text itself, and the message.
void check_problem(std::string_view yaml, std::string_view expected) {
  const YamlTree tree = parse_yaml(yaml);
  std::string out;
  for (const YamlProblem& problem : tree.problems()) {
    out += fmt::format("{} [{}] {}\n", problem.range.begin.value,
                       yaml.substr(problem.range.begin.value, problem.range.size()), problem.message);
  }
  CHECK(out == expected);
}

}  // namespace

TEST_CASE("every key and value knows its bytes") {
  check("title: Engineer\nweight: 3\n",
        "mapping 0-25\n"
        "  0-5 title: 7-15 Engineer\n"
        "  16-22 weight: 24-25 3\n");
}

TEST_CASE("an empty text has no nodes") {
  check("", "");
  check("# nothing\n\n", "");
}

TEST_CASE("offsets count from the base") {
  CHECK(dump(parse_yaml("a: b\n", byte_offset(100))) == "mapping 100-104\n  100-101 a: 103-104 b\n");
  CHECK(
      dump(parse_yaml("a: [b\n", byte_offset(100))) ==
      "mapping 100-105\n  100-101 a: sequence 103-105\n    - 104-105 b\n103-104: this `[` is never closed; add `]`\n");
}

TEST_CASE("characters of several bytes, line ends of Windows and a byte order mark count as bytes") {
  check("t\xC3\xA9: \xC3\xBC\r\nx: [y]\r\n",
        "mapping 0-15\n  0-3 t\xC3\xA9: 5-7 \xC3\xBC\n  9-10 x: sequence 12-15\n    - 13-14 y\n");
  check("\xEF\xBB\xBF" "a: [b]", "mapping 3-9\n  3-4 a: sequence 6-9\n    - 7-8 b\n");
  check("a: |\r\n  x\r\n  y\r\nb: c\r\n", "mapping 0-20\n  0-1 a: 3-14 \"x\\ny\\n\"\n  16-17 b: 19-20 c\n");
  check("a: b\rc: d\r", "mapping 0-9\n  0-1 a: 3-4 b\n  5-6 c: 8-9 d\n");
}

TEST_CASE("a value ends before comments and blanks") {
  check("a: b  # c\nd: 'e' # f\n", "mapping 0-16\n  0-1 a: 3-4 b\n  10-11 d: 13-16 \"e\"\n");
  check("a: b\n  c  # d\n", "mapping 0-8\n  0-1 a: 3-8 b c\n");
}

TEST_CASE("quotes belong to the range, escapes do not end it") {
  check("a: 'it''s'\nb: \"x\\\"y\\n\"\n", "mapping 0-22\n  0-1 a: 3-10 \"it's\"\n  11-12 b: 14-22 \"x\"y\\n\"\n");
  check("\"a\": 'b\n\n  c'\n", "mapping 0-13\n  0-3 \"a\": 5-13 \"b\\nc\"\n");
}

TEST_CASE("a block scalar runs from its indicator to its last character") {
  check("a: |-  # x\n  one\n\n  two\n\nb: >+\n  c\n  d\n\n",
        "mapping 0-38\n  0-1 a: 3-23 \"one\\n\\ntwo\"\n  25-26 b: 28-38 \"c d\\n\"\n");
  check("a: |\n\nb: >-\n", "mapping 0-11\n  0-1 a: 3-4 \"\"\n  6-7 b: 9-11 \"\"\n");
}

TEST_CASE("flow collections end at their bracket, block collections at their last child") {
  check("a: [b, {c: d, e}, ]  # x\n",
        "mapping 0-19\n  0-1 a: sequence 3-19\n    - 4-5 b\n    - mapping 7-16\n      8-9 c: 11-12 d\n      14-15 e: "
        "null 15-15\n");
  check("a:\n- b\n-   c: d\n    e:\n    - f  # g\n",
        "mapping 0-30\n  0-1 a: sequence 5-30\n    - 5-6 b\n    - mapping 11-30\n      11-12 c: 14-15 d\n      20-21 "
        "e: sequence 29-30\n"
        "        - 29-30 f\n");
  check("[]", "sequence 0-2\n");
  check("a: { }\n", "mapping 0-6\n  0-1 a: mapping 3-6\n");
}

TEST_CASE("an empty value stands after its colon or dash") {
  check("a:\nb: ~\nnull: x\n", "mapping 0-15\n  0-1 a: null 2-2\n  3-4 b: null 6-7\n  null 8-12: 14-15 x\n");
  check("a:\n- \n-\n- null\n-\n",
        "mapping 0-16\n  0-1 a: sequence 4-16\n    - null 4-4\n    - null 7-7\n    - null 10-14\n    - null 16-16\n");
  check("a: {b: , c}\n", "mapping 0-11\n  0-1 a: mapping 3-11\n    4-5 b: null 6-6\n    9-10 c: null 10-10\n");
  check("a: # x\nb: c\n", "mapping 0-11\n  0-1 a: null 2-2\n  7-8 b: 10-11 c\n");
}

TEST_CASE("anchors and tags stand before a value's range") {
  check("a: &x b\nc: !!str 5\nd: &y\ne: !t [f]\n",
        "mapping 0-34\n  0-1 a: 6-7 b\n  8-9 c: 17-18 \"5\"\n  19-20 d: null 24-24\n  25-26 e: sequence 31-34\n    - "
        "32-33 f\n");
  check("a: !!str\n\"b\": c\n", "mapping 0-15\n  0-1 a: 8-8 \"\"\n  9-12 \"b\": 14-15 c\n");
}

TEST_CASE("an alias is a copy that stands where the alias stands") {
  check("a: &x\n  b: [c]\nd: *x\n",
        "mapping 0-20\n  0-1 a: mapping 8-14\n    8-9 b: sequence 11-14\n      - 12-13 c\n"
        "  15-16 d: mapping 18-20\n    18-20 b: sequence 18-20\n      - 18-20 c\n");
}

TEST_CASE("keys may be anything") {
  check("? [a, b]\n: c\n? d\n",
        "mapping 2-16\n  sequence 2-8: 11-12 c\n      - 3-4 a\n      - 6-7 b\n  15-16 d: null 16-16\n");
  check("[{a: b}: c, d: e]",
        "sequence 0-17\n  - mapping 1-10\n    mapping 1-7: 9-10 c\n        2-3 a: 5-6 b\n  - mapping 12-16\n    12-13 "
        "d: 15-16 e\n");
}

TEST_CASE("the first of two equal keys counts, the second is a problem") {
  const YamlTree tree = parse_yaml("a: 1\nb: 2\na: 3\n");
  CHECK(tree[tree.find(0, "a")].value == "1");
  CHECK(tree.find(0, "c") == kNoYaml);
  CHECK(tree.key_of(tree.find(0, "b")) == "b");
  check("a: 1\nb: 2\n'a': 3\n",
        "mapping 0-16\n  0-1 a: 3-4 1\n  5-6 b: 8-9 2\n  10-13 \"a\": 15-16 3\n"
        "10-13: key \"a\" is already set above; keep one of the two (see 0-1)\n");
}

TEST_CASE("a quote that is never closed is reported where it opens") {
  check_problem("a: \"foo\nb: c\n", "3 [\"] this quote is never closed; add a closing \"\n");
  check_problem("a: 'foo\nb: c", "3 ['] this quote is never closed; add a closing '\n");
  check_problem("a: \"foo\nb: \"bar\"\nc: 1\n", "3 [\"] this quote is never closed; add a closing \"\n");
  check_problem("a: ['b, c]\nd: e\n", "4 ['] this quote is never closed; add a closing '\n");
}

TEST_CASE("text after a closing quote is reported") {
  check_problem("a: 'It's fine'\n", "7 [s fine'] text after the closing quote; a quote inside is written ''\n");
  check_problem("a: \"b\" c # d\n", "7 [c] text after the closing quote; a quote inside is written \\\"\n");
}

TEST_CASE("a bracket that is never closed is reported where it opens") {
  check_problem("a: [b, c\nd: e\nf: g\n", "3 [[] this `[` is never closed; add `]`\n");
  check_problem("a: {b: [c}\n", "7 [[] this `[` is closed by `}`\n");
  check_problem("a: [Draft] Page\n", "11 [Page] text after the closing `]`; put the whole value in quotes\n");
}

TEST_CASE("a value with special characters wants quotes") {
  check_problem("title: Foo: Bar # x\n",
                "7 [Foo: Bar] this value contains a colon followed by a space; put it in quotes\n");
  check_problem("a:\n  - b: c: d\n", "10 [c: d] this value contains a colon followed by a space; put it in quotes\n");
  check_problem("a: @me\n", "3 [@me] this value starts with `@`; put it in quotes\n");
  check_problem("a: `x`\n", "3 [`x`] this value starts with `\x60`; put it in quotes\n");
  check_problem("a: %x\n", "3 [%x] this value starts with `%`; put it in quotes\n");
  check_problem("a: **b**\n",
                "3 [**b**] a value that starts with `*` names an anchor, and there is none; put it in quotes\n");
  check_problem("a: >20 years\n",
                "3 [>20 years] this value starts with `>`; put it in quotes, or begin its text on the next line\n");
  check_problem("a: - b\n",
                "3 [- b] this value starts with `- `; begin a list on the next line, or put the value in quotes\n");
  check_problem("a: [b, @c]\n", "7 [@] a value in brackets cannot start with `@`; put it in quotes\n");
  check_problem("a: \"C:\\dir\"\n",
                "6 [\\d] `\\d` means nothing in double quotes; write `\\\\d` or use single quotes\n");
}

TEST_CASE("a line that is no entry is reported") {
  check_problem("a: b\nfoo bar\nc: d\n", "5 [foo bar] expected \"key: value\" on this line\n");
  check_problem("a: b\ntitle:Foo\nc: d\n", "5 [title:] put a space after \"title:\"\n");
  check_problem("title:Foo\nlayout: x\n", "0 [title:] put a space after \"title:\"\n");
  check_problem("a: b\nlayout", "5 [layout] expected \"key: value\" on this line\n");
  check_problem("- a\nb\n", "4 [b] expected \"- item\" on this line, as above\n");
  check_problem("a: b\n- c\n", "5 [- c] a list item cannot stand here: the key above has a value already\n");
  check_problem("- a\nb: c\n", "4 [b: c] a key cannot stand here: the lines above are a list\n");
}

TEST_CASE("indentation that fits nothing is reported") {
  check_problem("a: b\n  c: d\n", "7 [c: d] this line is indented deeper than the one it follows; align the two\n");
  check_problem("a:\n    b: 1\n  c: 2\n", "14 [c: 2] the indentation of this line matches no line above\n");
}

TEST_CASE("a block scalar does not lose its indentation") {
  check_problem("a: |\n  x\n y\n", "10 [y] this line is indented less than the text above; align the two\n");
  check_problem("a: |\n  x\n # y\nb: c\n", "");
}

TEST_CASE("tabs do not indent") {
  check_problem("a:\n\tb: c\n", "3 [\t] tab in the indentation; YAML wants spaces\n");
  check_problem("a:\n\t- b\n", "3 [\t] tab in the indentation; YAML wants spaces\n");
  check_problem("a:\n\tb\nc:\td\n", "3 [\t] tab in the indentation; YAML wants spaces\n");
  check_problem("a: [\n\tb,\n\tc]\nd: 'x\n\ty'\n", "");
}

TEST_CASE("there is one document") {
  check("---\na: b\n...\n", "mapping 4-8\n  4-5 a: 7-8 b\n");
  check_problem("a: b\n---\nc: d\n", "5 [---] a second document begins here; keep only one\n");
}

TEST_CASE("control characters are reported and read over") {
  check_problem("a: b\0c\nd: \x04\n"sv,
                "4 [\0] control character U+0000; delete it\n10 [\x04] control character U+0004; delete it\n"sv);
}

TEST_CASE("nesting has a limit") {
  check_problem(std::string(64, '[') + std::string(64, ']'), "");
  check_problem("a: " + std::string(70, '[') + std::string(70, ']'), "66 [[] nested deeper than 64 levels\n");
  CHECK(parse_yaml(std::string(100'000, '[')).problems().size() == 1);
  std::string dashes;
  for (int i = 0; i < 100; ++i) dashes += "- ";
  check_problem(dashes + "a", "128 [-] nested deeper than 64 levels\n");
}

TEST_CASE("aliases that multiply have a limit") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 9; ++i) {
    bomb += fmt::format("a{0}: &a{0} [", i);
    for (int j = 0; j < 9; ++j) bomb += fmt::format("*a{}, ", i - 1);
    bomb += "]\n";
  }
  const YamlTree tree = parse_yaml(bomb);
  CHECK(tree.nodes().size() < 11'000 + 10 * bomb.size());
  CHECK(tree.problems().size() == 1);
  check_problem("a: &x [b, *x]\n", "10 [*x] this alias stands inside the value it names; write the value out\n");
}

TEST_CASE("what was read before a problem is kept") {
  check("a: 1\nb: @x\nc: 2\n",
        "mapping 0-7\n  0-1 a: 3-4 1\n  5-6 b: null 7-7\n8-10: this value starts with `@`; put it in quotes\n");
}

TEST_CASE("of an entry that cannot be read its key is kept") {
  for (const auto* entry : {"b: x: y", "b: [x", "b: \"x", "b: {x: y]", "b: @x\n  more", "b: 'x' y", "b: 'x': y"}) {
    const YamlTree tree = parse_yaml_around_mistake(fmt::format("a: 1\n{}\nc: [2]\n", entry), byte_offset(7));
    INFO(entry);
    CHECK(tree.problems().size() == 1);
    for (const auto* key : {"a", "b", "c"}) CHECK(tree.find(tree.root(), key) != kNoYaml);
  }
  const YamlTree keyless = parse_yaml_around_mistake("a: 1\nno key\nc: 2\n");
  CHECK(keyless.problems().size() == 1);
  CHECK(keyless.find(keyless.root(), "c") != kNoYaml);
}

TEST_CASE("a comment may stand behind a tab") {
  CHECK(parse_yaml("a: b\n\t# c\n\t # d\ne: f\n").problems().empty());
  check_problem("a:\n\t- b\n", "3 [\t] tab in the indentation; YAML wants spaces\n");
}

TEST_CASE("a scalar has the type the core schema gives it") {
  const auto type = [](std::string_view scalar) { return std::string(parse_yaml(scalar).type_name(0)); };
  for (const auto* text : {"true", "True", "TRUE", "false"}) CHECK(type(text) == "boolean");
  for (const auto* text : {"0", "-12", "+7", "0x1F", "0o17", "99999999999999999999"}) CHECK(type(text) == "integer");
  for (const auto* text : {"1.5", "-.5", "1.", "1e3", ".inf", "-.INF", ".nan"}) CHECK(type(text) == "number");
  for (const auto* text : {"~", "null"}) CHECK(type(text) == "null");
  for (const auto* text : {"2024-02-29", "2024-01-01T10:00:00Z", "2024-01-01 10:00:00.5 +02:00"}) {
    CHECK(type(text) == "date");
  }
  for (const auto* text :
       {"yes", "tRUE", "'1'", "0x", "1_000", ".", "e3", "2023-02-29", "2024-1-1", "|\n 5", "2024-01-01T25:00:00"}) {
    CHECK(type(text) == "string");
  }
  CHECK(type("[a]") == "list");
  CHECK(type("a: b") == "mapping");
}

TEST_CASE("a scalar can be read as its type and as no other") {
  const YamlTree tree = parse_yaml("[true, -12, 0x1F, 0o17, 1.5, -.inf, '7', 99999999999999999999]");
  CHECK(tree.as_bool(1) == true);
  CHECK_FALSE(tree.as_int(1));
  CHECK(tree.as_int(2) == -12);
  CHECK(tree.as_double(2) == -12.0);
  CHECK(tree.as_int(3) == 31);
  CHECK(tree.as_int(4) == 15);
  CHECK(tree.as_double(4) == 15.0);
  CHECK(tree.as_double(5) == 1.5);
  CHECK_FALSE(tree.as_int(5));
  CHECK(tree.as_double(6) < -1e300);
  CHECK_FALSE(tree.as_int(7));
  CHECK_FALSE(tree.as_int(8));
  CHECK_FALSE(tree.as_bool(kNoYaml));
}
