// Front matter says the same in YAML, TOML and JSON.
//
// The front matter of every page is written anew in all three, and the page is checked as each: what is found is the
// same, but for the places inside the front matter.
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/document/front_matter.h"
#include "lint/json/json.h"
#include "lint/toml/toml.h"
#include "lint/yaml/write.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

using Syntax = FrontMatterSyntax;
constexpr std::array kSyntaxes = {Syntax::yaml, Syntax::toml, Syntax::json};

// A number or a truth value that all three write alike. Anything else that is no string becomes one.
bool is_plain(const YamlTree& tree, YamlId id) {
  const YamlNode& node = tree[id];
  if (node.quoted) return false;
  const std::string_view type = tree.type_name(id);
  if (type == "boolean") return node.value == "true" || node.value == "false";
  const bool number = tree.as_int(id) && !node.value.starts_with('+') &&
                      (node.value == "0" || !node.value.starts_with('0')) && !node.value.starts_with("-0");
  return type == "integer" && number;
}

// In one line, as each syntax has it: TOML has "=" where the others have ":", and no null.
std::string written(const YamlTree& tree, YamlId id, Syntax syntax) {
  const YamlNode& node = tree[id];
  switch (node.kind) {
    case YamlNode::Kind::null: return "\"\"";
    case YamlNode::Kind::scalar: return is_plain(tree, id) ? node.value : yaml_double_quoted(node.value);
    case YamlNode::Kind::sequence:
    case YamlNode::Kind::mapping: break;
  }
  const bool keyed = node.kind == YamlNode::Kind::mapping;
  std::string out = keyed ? "{" : "[";
  for (const YamlId child : tree.children(id)) {
    if (out.size() > 1) out += ", ";
    if (keyed) out += yaml_double_quoted(tree.key_of(child)) + (syntax == Syntax::toml ? " = " : ": ");
    out += written(tree, child, syntax);
  }
  return out + (keyed ? "}" : "]");
}

std::string front_matter_in(const YamlTree& tree, Syntax syntax, std::string_view newline = "\n") {
  const std::string_view open = syntax == Syntax::json ? "{" : fence_of(syntax);
  std::string out = std::string(open).append(newline);
  const std::vector<YamlId> children = tree.children(tree.root());
  for (const YamlId child : children) {
    out += fmt::format("{}{}{}{}", yaml_double_quoted(tree.key_of(child)), syntax == Syntax::toml ? " = " : ": ",
                       written(tree, child, syntax), syntax == Syntax::json && child != children.back() ? "," : "");
    out += newline;
  }
  return out.append(fence_of(syntax)).append(newline);
}

// What is found, with places counted from where Markdown begins.
std::vector<std::string> findings(const Page& page, std::size_t body, const Config& config) {
  std::vector<std::string> found;
  for (const Diagnostic& it : report_on(page, config).diagnostics) {
    const bool inside = it.range.begin.value < body;
    found.push_back(
        fmt::format("{} {}: {}", inside ? "above" : std::to_string(it.range.begin.value - body), it.rule, it.message));
  }
  std::ranges::sort(found);
  return found;
}

const Config& config_with_fields() {
  static const Config config = config_with(R"(rubric: 1
name: page
title: a page
front-matter:
  required: true
  other-keys: reported
  fields:
    title: {type: string, required: true, length: {max: 60}}
    layout: {values: [page, post]}
    description: {type: string, trimmed: true, forbids: [{pattern: "the "}]}
    date: date
    created: {type: date, required: true}
    draft: boolean
    weight: integer
    tags: {type: list, items: string}
    status: {required-when: {front-matter: {layout: post}}}
    extra: mapping
types:
  - type: page
    sections: [Overview]
)");
  return config;
}

bool writable(const YamlTree& tree) {
  if (tree.empty() || !tree.problems().empty() || tree[tree.root()].kind != YamlNode::Kind::mapping) return false;
  for (const YamlNode& node : tree.nodes()) {
    if (node.kind == YamlNode::Kind::null) return false;   // TOML has none
  }
  for (const YamlId value : tree.children(tree.root())) {
    if (tree[tree[value].key].kind != YamlNode::Kind::scalar) return false;
  }
  return true;
}

// Whether the page has front matter that all three can write.
bool compared(const Page& page, const Config& config) {
  const auto fence = find_front_matter(page.text);
  if (!fence || fence->problem != FrontMatterFence::Problem::none ||
      page.text.find("rubric-disable") != page.text.npos) {
    return false;
  }
  const YamlTree tree = read_front_matter(page.text, *fence);
  if (!writable(tree)) return false;
  const std::string rest = page.text.substr(fence->body.value);
  std::vector<std::string> first;
  for (const Syntax syntax : kSyntaxes) {
    const std::string above = front_matter_in(tree, syntax, newline_of(page.text));
    std::vector<std::string> found = findings({page.path, above + rest}, above.size(), config);
    if (syntax == Syntax::yaml) {
      first = std::move(found);
      continue;
    }
    INFO(page.path << " in " << name_of(syntax) << ":\n" << above);
    CHECK(found == first);
  }
  return true;
}

struct Dice {
  std::mt19937 random;

  std::size_t below(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random); }
  std::string_view pick(std::span<const std::string_view> from) { return from[below(from.size())]; }
};

constexpr std::string_view kKeys[] = {"title", "a",   "date", "two words", "x.y",      "é",          "tags",
                                      "#",     "a=b", "a: b", "[x]",       "quote\"d", "back\\slash"};
constexpr std::string_view kTexts[] = {
    "",       "x",           "yes",        "1.5",  "it's",        "say \"x\"", "a\\b",       "# no comment",
    "+++",    "---",         "}",          "{",    "line\nbreak", "tab\there", "2024-02-30", "é😀",
    "[a, b]", "key = value", "key: value", "null", "'",           "\"\"\""};
constexpr std::string_view kPlain[] = {"true", "false", "0", "7", "-12", "9007199254740993"};

// The three texts of one random value, side by side.
struct Written {
  std::string yaml, toml, json;

  void add(std::string_view text) {
    for (std::string* it : {&yaml, &toml, &json}) *it += text;
  }
  void add(const Written& other) {
    yaml += other.yaml;
    toml += other.toml;
    json += other.json;
  }
};

Written random_value(Dice& dice, int depth) {
  Written out;
  switch (depth > 3 ? dice.below(2) : dice.below(5)) {
    case 0: out.add(yaml_double_quoted(dice.pick(kTexts))); break;
    case 1: out.add(dice.pick(kPlain)); break;
    case 2:
      out.add("[");
      for (std::size_t i = 0, size = dice.below(4); i < size; ++i) {
        if (i > 0) out.add(", ");
        out.add(random_value(dice, depth + 1));
      }
      out.add("]");
      break;
    default: {
      out.add("{");
      for (std::size_t i = 0, size = dice.below(4); i < size; ++i) {
        if (i > 0) out.add(", ");
        const std::string key = yaml_double_quoted(fmt::format("{}{}", kKeys[dice.below(std::size(kKeys))], i));
        out.yaml += key + ": ";
        out.toml += key + " = ";
        out.json += key + ": ";
        out.add(random_value(dice, depth + 1));
      }
      out.add("}");
    }
  }
  return out;
}

// A tree without its places.
std::string shown(const YamlTree& tree) {
  std::string out;
  for (YamlId id = 0; id < tree.nodes().size(); ++id) {
    const YamlNode& node = tree[id];
    out += fmt::format("{} parent {} key {} end {} {} '{}'\n", static_cast<int>(node.kind), node.parent, node.key,
                       node.end, tree.type_name(id), node.value);
  }
  return out;
}

// "" where every node stands inside the one around it, and is written there.
std::string wrong_place(const YamlTree& tree, std::string_view text) {
  for (YamlId id = 0; id < tree.nodes().size(); ++id) {
    const YamlNode& node = tree[id];
    if (node.range.begin > node.range.end || node.range.end.value > text.size()) {
      return fmt::format("node {} lies outside", id);
    }
    if (node.parent != kNoYaml && !tree[node.parent].range.contains(node.range)) {
      return fmt::format("node {} reaches out of its parent", id);
    }
    const std::string_view written = text.substr(node.range.begin.value, node.range.size());
    if (node.kind == YamlNode::Kind::scalar && !node.quoted && written != node.value) {
      return fmt::format("node {} is not what stands there: {}", id, written);
    }
    if (node.kind == YamlNode::Kind::scalar && node.quoted && !(written.starts_with('"') && written.ends_with('"'))) {
      return fmt::format("node {} has no quotes: {}", id, written);
    }
  }
  return "";
}

// Nothing that is read or reported lies outside of the text.
void check_places(const YamlTree& tree, std::string_view text) {
  INFO(text);
  for (const YamlNode& node : tree.nodes()) {
    CHECK((node.range.begin <= node.range.end && node.range.end.value <= text.size()));
  }
  CHECK(tree.problems().size() <= 1);
  for (const YamlProblem& problem : tree.problems()) {
    CHECK((problem.range.begin <= problem.range.end && problem.range.end.value <= text.size()));
    CHECK_FALSE(problem.message.empty());
  }
}

}  // namespace

TEST_CASE("what is found of a page is the same in YAML, TOML and JSON") {
  int pages = 0;
  for (const Page& page : all_pages()) {
    pages += compared(page, builtin_config());
    compared(page, config_with_fields());
  }
  const std::string root = RUBRIC_CORPUS_DIR;
  std::size_t seen = 0;
  for (const std::string& file : files_below(root + "/public", ".md")) {
    if (seen++ % (kSanitized ? 16 : 4) == 0) {
      pages += compared({file.substr(root.size() + 1), read_file(file)}, config_with_fields());
    }
  }
  CHECK(pages > 100);
}

TEST_CASE("random values are the same tree in YAML, TOML and JSON") {
  Dice dice{std::mt19937(1)};
  for (int i = 0; i < 3'000; ++i) {
    const Written value = random_value(dice, 0);
    const std::string yaml = "\"k\": " + value.yaml + "\n", toml = "\"k\" = " + value.toml + "\n",
                      json = "{\"k\": " + value.json + "}";
    const YamlTree first = parse_yaml(yaml), second = parse_toml(toml), third = parse_json(json);
    INFO(toml);
    REQUIRE(first.problems().empty());
    REQUIRE(second.problems().empty());
    REQUIRE(third.problems().empty());
    CHECK(shown(second) == shown(first));
    CHECK(shown(third) == shown(first));
    CHECK(wrong_place(second, toml) == "");
    CHECK(wrong_place(third, json) == "");
  }
}

TEST_CASE("any text becomes a tree inside it, and at most one problem, as TOML and as JSON") {
  constexpr std::string_view kPieces[] = {
      "a",        "\"b\"", "'c'", " = ",  ": ",  "\n",   "\r\n",       "\r", "[",
      "]",        "{",     "}",   "[[",   "]]",  ",",    "#",          "\"", "'",
      "\"\"\"",   "'''",   "1",   "-",    ".",   "true", "2024-01-01", "\\", "\\u00e9",
      "\xC3\xA9", "\xFF",  "\t",  "\x01", "a.b", "=",    "null",       "+",  std::string_view("\0", 1)};
  Dice dice{std::mt19937(2)};
  for (int i = 0; i < 20'000; ++i) {
    std::string text = dice.below(2) == 0 ? "{" : "a = 1\n";
    for (std::size_t pieces = dice.below(16); pieces > 0; --pieces) text += dice.pick(kPieces);
    check_places(parse_toml(text), text);
    const YamlTree json = parse_json(text);
    if (json.problems().size() <= 1) check_places(json, text);   // each repeated key is one
  }
}

TEST_CASE("a page whose front matter cannot be read is checked as if it could") {
  const std::string body = "\n## Overview\n\nIts pages are kept up to date.\n\n## Overview\n\nAgain.\n";
  const auto page = [&](const std::string& above) { return Page{"docs/page.md", above + body}; };
  const auto without_syntax = [&](const std::string& above) {
    std::vector<std::string> found = findings(page(above), above.size(), config_with_fields());
    const auto syntax = std::erase_if(found, [](const std::string& it) { return it.find("fm-syntax") != it.npos; });
    CHECK(syntax == 1);
    return found;
  };
  const std::string good = "---\ntitle: A\ncreated: 2024-01-01\n---\n";
  const std::vector<std::string> wanted = findings(page(good), good.size(), config_with_fields());
  for (const char* above : {"---\ntitle: A: b\ncreated: 2024-01-01\n---\n",
                            "---\ntitle: [A\ncreated: 2024-01-01\n---\n",
                            "---\ntitle: A\ntitle: A\ncreated: 2024-01-01\n---\n",
                            "+++\ntitle = A\ncreated = 2024-01-01\n+++\n",
                            "+++\ntitle = \"A\ncreated = 2024-01-01\n+++\n",
                            "+++\ntitle: \"A\"\n+++\n",
                            "+++\ntitle = \"A\"\ntitle = \"B\"\n+++\n",
                            "{\n\"title\": A,\n\"created\": \"2024-01-01\"\n}\n",
                            "{\n\"title\": \"A\",\n}\n",
                            "---\ntitle: A\ncreated: 2024-01-01\n...\n",
                            "\n---\ntitle: A\ncreated: 2024-01-01\n---\n",
                            "<!-- a -->\n---\ntitle: A\ncreated: 2024-01-01\n---\n",
                            "-----\ntitle: A\ncreated: 2024-01-01\n-----\n",
                            "---\ntitle: A\ncreated: 2024-01-01\n",
                            "+++\ntitle = \"A\"\ncreated = 2024-01-01\n",
                            "---\n- a\n- b\n---\n",
                            "---\njust text\n---\n",
                            "title: A\ncreated: 2024-01-01\n---\n",
                            " ---\ntitle: A\ncreated: 2024-01-01\n---\n",
                            "---\ntitle: A\ncreated: 2024-01-01\n-----\n"}) {
    INFO(above);
    CHECK(without_syntax(above) == wanted);
  }
}

TEST_CASE("of an entry that cannot be read only its own value is lost") {
  const Config config = config_with(R"(rubric: 1
name: page
title: a page
front-matter: {fields: {title: {required: true}}}
types:
  - {type: post, when: {front-matter: {layout: post}}, sections: [Overview]}
  - {type: page, sections: [Steps]}
)");
  const auto wanted = [](const std::string& above, std::string_view body) {
    return Page{"docs/page.md", above + std::string(body)};
  };
  for (const char* above :
       {"---\ntitle: A: b\nlayout: post\n---\n", "---\ntitle: [A\nlayout: post\n---\n",
        "---\ntitle: \"A\nlayout: post\n---\n", "---\nno key\nlayout: post\n---\n",
        "+++\ntitle = A\nlayout = \"post\"\n+++\n", "+++\ntitle: \"A\"\nlayout = \"post\"\n+++\n",
        "+++\ntitle = [\"A\"\nlayout = \"post\"\n+++\n", "{\n\"layout\": \"post\",\n\"title\": A\n}\n"}) {
    INFO(above);
    std::vector<std::string> found =
        findings(wanted(above, "\n## Overview\n\nText.\n"), std::string_view(above).size(), config);
    CHECK(found.size() == 1);
    CHECK((!found.empty() && found.front().find("fm-syntax") != std::string::npos));
  }
}

}  // namespace rubric::testing
