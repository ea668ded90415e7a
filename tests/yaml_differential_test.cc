// The two readers of YAML agree, and neither falls over whatever it is given.
#include "lint/yaml/yaml.h"
#include "tests/layers.h"
#include "tests/skip.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>

#include <catch2/catch.hpp>
#include <fmt/format.h>

using namespace rubric::testing;

namespace {

bool same(const YamlNode& a, const YamlNode& b) {
  return a.kind == b.kind && a.quoted == b.quoted && a.key == b.key && a.parent == b.parent && a.end == b.end &&
         a.range == b.range && a.value == b.value;
}

bool same(const YamlTree& a, const YamlTree& b) {
  return a.problems().empty() && b.problems().empty() &&
         std::equal(a.nodes().begin(), a.nodes().end(), b.nodes().begin(), b.nodes().end(),
                    [](const YamlNode& x, const YamlNode& y) { return same(x, y); });
}

// Whether the scanner answered; if so, the library has to say the same.
bool scanned_alike(std::string_view yaml) {
  const auto flat = scan_flat_yaml(yaml, byte_offset(7));
  if (flat && !same(*flat, parse_yaml_with_library(yaml, byte_offset(7)))) FAIL_CHECK("read differently: " << yaml);
  return flat.has_value();
}

// What is wrong with the shape of a tree, or "".
std::string broken_law(const YamlTree& tree, std::string_view yaml) {
  const std::size_t size = yaml.size();
  const auto inside = [&](ByteRange range) { return range.begin <= range.end && range.end.value <= size; };
  for (const YamlProblem& problem : tree.problems()) {
    if (!inside(problem.range) || (problem.related && !inside(*problem.related))) return "a problem lies outside";
    if (problem.message.empty()) return "a problem without a message";
  }
  const auto nodes = tree.nodes();
  for (YamlId id = 0; id < nodes.size(); ++id) {
    const YamlNode& node = nodes[id];
    if (!inside(node.range)) return fmt::format("node {} lies outside", id);
    const std::string_view text = yaml.substr(node.range.begin.value, node.range.size());
    const bool control = yaml.find_first_of(std::string_view("\0\x01\x04\xFF", 4)) != std::string_view::npos;
    if (node.kind == YamlNode::Kind::scalar && !node.quoted && !text.starts_with('*') && !control &&
        text.find_first_of("\r\n\"'>|") == std::string_view::npos && text != node.value) {
      return fmt::format("node {} is not what stands there: '{}' '{}'", id, text, node.value);
    }
    if (node.end <= id || node.end > nodes.size()) return fmt::format("node {} has a wrong end", id);
    if (node.parent == kNoYaml) {
      if (id != 0 || node.end != nodes.size()) return fmt::format("node {} is no root", id);
      continue;
    }
    const YamlNode& parent = nodes[node.parent];
    if (node.parent >= id || node.end > parent.end) return fmt::format("node {} stands outside its parent", id);
    if (!parent.range.contains(node.range)) return fmt::format("node {} reaches out of its parent", id);
    const bool copied = text.starts_with('*');
    const YamlId next = node.end;
    if (next < parent.end && !copied && nodes[next].range.begin < node.range.end) {
      return fmt::format("node {} overlaps the next", id);
    }
    if (node.key != kNoYaml && nodes[node.key].end != id) return fmt::format("node {} does not follow its key", id);
  }
  return "";
}

class Dice {
 public:
  explicit Dice(unsigned seed) : engine_(seed) {}
  std::size_t below(std::size_t limit) { return engine_() % limit; }
  bool one_in(std::size_t n) { return below(n) == 0; }
  template <typename List>
  std::string pick(const List& list) { return list[below(std::size(list))]; }

 private:
  std::minstd_rand engine_;
};

constexpr std::array kKeys = {
    "title",          "layout", "a",         "b", "extra_js", "x.y", "kebab-key", "k\xC3\xA9y", "7", "null",
    "canonical_path", "true",   "two words", "-", "~",        "a b", "d",         "e",          "f"};
constexpr std::array kValues = {"Engineer",
                                "a b  c",
                                "true",
                                "null",
                                "~",
                                "3",
                                "-5",
                                "1.5",
                                "2024-01-01",
                                "libs/x.min.js",
                                "http://x.y/z?q=1#f",
                                "it's",
                                "a#b",
                                "a:b",
                                "\xC3\xBC"
                                "ber",
                                "caf\xC3\xA9 \xE2\x80\x93 x",
                                "Null",
                                "a - b",
                                "say \"x\"",
                                "100%",
                                "(x)",
                                "$x",
                                "=y",
                                "a,b",
                                "a]b",
                                "x}",
                                "\xC2\x85",
                                "\xEF\xBB\xBFx",
                                "...",
                                "--",
                                "a\\b",
                                "<x>",
                                "^",
                                ".5",
                                "/",
                                ";"};
constexpr std::array kQuoted = {"'x y'",    "\"x: y\"", "'#'",   "''",           "\"\"",
                                "\"it's\"", "'a\\b'",   "' x '", "\"\xC3\xA9\"", "'@{}'"};
constexpr std::array kStrange = {"a: b", "@x",      "[a]",      "{a: b}", "&x y",   "*x",  "!t x",   "|",
                                 ">",    "'it''s'", "\"a\\n\"", "'open",  "\"open", "- x", "? x",    "-",
                                 "a:",   ": x",     "\tx",      "x\ty",   "`x`",    "%x",  "a\n  b", "a\n\n  b",
                                 "#x",   "'a' b",   "\"a\"#b",  ",",      "a\x01"};

std::string random_scalar(Dice& dice, std::size_t strange) {
  if (dice.one_in(strange)) return dice.pick(kStrange);
  return dice.one_in(4) ? dice.pick(kQuoted) : dice.pick(kValues);
}

std::string random_front_matter(Dice& dice) {
  const std::string line_end = dice.one_in(4) ? "\r\n" : "\n";
  const std::size_t strange = dice.one_in(2) ? 20 : 1000;
  const auto filler = [&] {
    std::string out;
    while (dice.one_in(6)) out += std::string(dice.below(3), ' ') + (dice.one_in(2) ? "# note: 'x" : "") + line_end;
    return out;
  };
  const auto rest = [&] {
    return std::string(dice.one_in(5) ? dice.below(3) : 0, ' ') + (dice.one_in(8) ? " # c: d" : "") + line_end;
  };
  std::string yaml;
  for (std::size_t entries = dice.below(8); entries > 0; --entries) {
    yaml += filler() + dice.pick(kKeys) + (dice.one_in(40) ? "" : ":");
    if (dice.one_in(5)) {
      yaml += rest();
      const std::string indent(dice.below(4), ' ');
      for (std::size_t items = dice.below(4); items > 0; --items) {
        yaml += filler() + (dice.one_in(40) ? " " : "") + indent + "-" + std::string(1 + dice.below(2), ' ') +
                random_scalar(dice, strange) + rest();
      }
    } else if (dice.one_in(10)) {
      yaml += rest();
    } else {
      yaml += std::string(dice.one_in(30) ? 0 : 1 + dice.below(2), ' ') + random_scalar(dice, strange) + rest();
    }
  }
  if (dice.one_in(5) && !yaml.empty()) yaml.pop_back();
  return yaml;
}

std::string random_garbage(Dice& dice) {
  constexpr std::array kPieces = {
      "a",        "b",    "null", "~",   "x y",  ":",     ": ",     "- ",  "-",      "? ",       "?",    "\n",
      "\n",       "\r\n", "\n  ", "\n ", "  ",   "\t",    "[",      "]",   "{",      "}",        ",",    "\"",
      "'",        "#",    " #",   "&x",  "*x",   "&x ",   "*x ",    "!",   "!!str ", "!<x>",     "|",    ">",
      "|2-",      "---",  "...",  "%",   "@",    "`",     "\\",     "\\n", "\\x4",   "\xC3\xA9", "\xFF", "\xEF\xBB\xBF",
      "\xEF\xBB", "\r",   "\x04", "1",   "<<: ", "key: ", "\nkey: "};
  std::string out;
  for (std::size_t pieces = dice.below(24); pieces > 0; --pieces) {
    out += dice.one_in(200) ? std::string(1, '\0') : dice.pick(kPieces);
  }
  return out;
}

}  // namespace

TEST_CASE("the scanner reads random front matter as the library does") {
  Dice dice(1);
  int answered = 0;
  for (int i = 0; i < 10'000; ++i) answered += scanned_alike(random_front_matter(dice));
  CHECK(answered > 3'000);
}

TEST_CASE("the scanner reads the front matter of real pages as the library does") {
  const std::filesystem::path corpus = RUBRIC_CORPUS_DIR;
  if (!std::filesystem::exists(corpus)) SKIP("the corpus");
  int pages = 0, answered = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(corpus)) {
    if (entry.path().extension() != ".md") continue;
    std::ifstream stream(entry.path(), std::ios::binary);
    const std::string page(std::istreambuf_iterator<char>(stream), {});
    const std::size_t close = page.find("\n---");
    if (!page.starts_with("---\n") || close == std::string::npos) continue;
    const std::string_view yaml = std::string_view(page).substr(4, close + 1 - 4);
    ++pages;
    answered += scanned_alike(yaml);
    CHECK(broken_law(parse_yaml_with_library(yaml), yaml) == "");
  }
  CHECK(answered >= pages / 2);
}

TEST_CASE("any text becomes a tree whose ranges lie inside it and inside each other") {
  Dice dice(2);
  for (int i = 0; i < 20'000; ++i) {
    const std::string yaml = i % 2 == 0 ? random_garbage(dice) : random_front_matter(dice);
    scanned_alike(yaml);
    if (const std::string law = broken_law(parse_yaml_with_library(yaml), yaml); !law.empty()) {
      FAIL_CHECK(law << ": " << yaml);
    }
  }
}
