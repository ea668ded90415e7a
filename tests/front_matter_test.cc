#include "lint/document/front_matter.h"
#include "tests/layers.h"

#include <catch2/catch.hpp>

namespace rubric::testing {
namespace {

using Problem = FrontMatterFence::Problem;

// "content|rest", with the problem's name in front if there is one.
std::string found(std::string_view bytes) {
  const std::optional<FrontMatterFence> fence = find_front_matter(bytes);
  if (!fence) return "none";
  const auto name = [&]() -> std::string {
    switch (fence->problem) {
      case Problem::none: return "";
      case Problem::missing_close: return "no close: ";
      case Problem::missing_open: return "no open: ";
      case Problem::not_first: return "not first: ";
      case Problem::indented: return "indented: ";
      case Problem::wrong_open: return "wrong open: ";
      case Problem::wrong_close: return "wrong close: ";
      case Problem::ends_early: return "ends early: ";
    }
    return "";
  };
  const std::string problem =
      (fence->syntax == FrontMatterSyntax::yaml ? "" : std::string(name_of(fence->syntax)) + " ") + name();
  const auto content = bytes.substr(fence->content.begin.value, fence->content.size());
  return problem + std::string(content) + "|" + std::string(bytes.substr(fence->body.value));
}

TEST_CASE("front matter stands between fences at the very top") {
  CHECK(found("---\na: b\n---\nText\n") == "a: b\n|Text\n");
  CHECK(found("\xEF\xBB\xBF---\na: b\n---\nText\n") == "a: b\n|Text\n");
  CHECK(found("---\r\na: b\r\n---\r\nText\r\n") == "a: b\r\n|Text\r\n");
  CHECK(found("---  \na: b\n---\t\nText\n") == "a: b\n|Text\n");
  CHECK(found("---\na: |\n  b\n  ---\n  c\n---\nText\n") == "a: |\n  b\n  ---\n  c\n|Text\n");
  CHECK(found("---\n---\n") == "|");
  CHECK(found("---\na: b\n---") == "a: b\n|");
  CHECK(found("Text\n\n---\na: b\n---\n") == "none");
}

TEST_CASE("the range reaches from the first dash to the end of the closing line") {
  const auto fence = find_front_matter("\xEF\xBB\xBF---\na: b\n---\nText\n");
  REQUIRE(fence);
  CHECK(fence->range == byte_range(3, 15));
}

TEST_CASE("a broken line inside is still front matter") {
  CHECK(found("---\ntitle \"x\nb: c\n---\nText\n") == "title \"x\nb: c\n|Text\n");
}

TEST_CASE("a thematic break at the top is no front matter") {
  CHECK(found("---\n\nText\n") == "none");
  CHECK(found("---\n\nSome text.\n\n---\n\nMore.\n") == "none");
  CHECK(found("---") == "none");
  CHECK(found("----\nSome text\n----\n") == "none");
  CHECK(found("- a\n- b\n") == "none");
  CHECK(found("\n---\n\nText\n\n---\n") == "none");
}

TEST_CASE("a missing closing fence belongs behind the last entry") {
  CHECK(found("---\na: b\nc:\n  - d\n\n# Title\n") == "no close: a: b\nc:\n  - d\n|\n# Title\n");
  CHECK(found("---\na: b\n## Title\n") == "no close: a: b\n|## Title\n");
  CHECK(found("---\na: b\n\nText here\n\n---\nmore\n") == "no close: a: b\n|\nText here\n\n---\nmore\n");
}

TEST_CASE("front matter of TOML stands between plus signs, that of JSON in braces") {
  CHECK(found("+++\na = 1\n+++\nText\n") == "toml a = 1\n|Text\n");
  CHECK(found("+++ \r\na = 1\r\n\r\n[b]\r\n+++\r\nText\r\n") == "toml a = 1\r\n\r\n[b]\r\n|Text\r\n");
  CHECK(found("+++\n+++") == "toml |");
  CHECK(found("+++\nText\n") == "none");
  CHECK(found("{\n  \"a\": {\"b\": \"}\"}\n}\nText\n") == "json {\n  \"a\": {\"b\": \"}\"}\n}|Text\n");
  CHECK(found("{\n\"a\": {\n\"b\": 1\n}\n}\nText\n") == "json {\n\"a\": {\n\"b\": 1\n}\n}|Text\n");
  CHECK(found("{\"a\": 1}\r\nText\n") == "json {\"a\": 1}|Text\n");
  CHECK(found("{\n\"a\": [1\n}\n\nText }\n") == "json {\n\"a\": [1\n}|\nText }\n");
  CHECK(found("{\n\"a\": \"b\n}\n\nText\n") == "json {\n\"a\": \"b\n}|\nText\n");
  CHECK(found("{\"a\": 1} is how JSON looks\n") == "none");
  CHECK(found("{\n  a: 1\n}\nText\n") == "json {\n  a: 1\n}|Text\n");
  CHECK(found("{\nText\n}\n") == "none");
  CHECK(found("{{< toc >}}\n\nText }\n") == "none");
  CHECK(found("{: .note}\n") == "none");
  CHECK(found("{% include x %}\n") == "none");
  CHECK(found("{") == "none");
}

TEST_CASE("a fence that is written otherwise is told from the text") {
  CHECK(found("---\na: b\n...\nText\n") == "wrong close: a: b\n|Text\n");
  CHECK(found("---\na: b\n-----\nText\n") == "wrong close: a: b\n|Text\n");
  CHECK(found("---\na: b\n ---\nText\n") == "wrong close: a: b\n|Text\n");
  CHECK(found("---\na: b\n+++\nText\n") == "wrong close: a: b\n|Text\n");
  CHECK(found("+++\na = 1\n---\nText\n") == "toml wrong close: a = 1\n|Text\n");
  CHECK(found("---\na: b\n...\nc: d\n---\nText\n") == "ends early: a: b\n|Text\n");
  CHECK(found("---\n...\nc: d\n---\nText\n") == "ends early: c: d\n|Text\n");
  CHECK(found("---\na: b\n...\nText\n\n---\nmore\n") == "wrong close: a: b\n|Text\n\n---\nmore\n");
  CHECK(found("----\na: b\n----\nText\n") == "wrong open: a: b\n|Text\n");
  CHECK(found(" ---\na: b\n---\nText\n") == "indented: a: b\n|Text\n");
}

TEST_CASE("front matter below blank lines or comments is front matter in the wrong place") {
  CHECK(found("\n---\na: b\n---\nText\n") == "not first: a: b\n|Text\n");
  CHECK(found("\r\n \r\n---\r\na: b\r\n---\r\nText\r\n") == "not first: a: b\r\n|Text\r\n");
  CHECK(found("<!-- one\ntwo -->\n\n---\na: b\n---\nText\n") == "not first: a: b\n|Text\n");
  CHECK(found("\n+++\na = 1\n+++\nText\n") == "toml not first: a = 1\n|Text\n");
  CHECK(found("\xEF\xBB\xBF\xEF\xBB\xBF---\na: b\n---\nText\n") == "not first: a: b\n|Text\n");
  CHECK(found("<!-- one --> two\n---\na: b\n---\n") == "none");
  CHECK(found("<!-- one\n---\na: b\n---\n") == "none");
  CHECK(found("\n---\nNote: this is a heading\n---\n") == "none");
  CHECK(found("\n---\na: b\n\nText\n\n---\n") == "none");
}

TEST_CASE("the syntax of a document's front matter is known") {
  const auto tree = [](std::string text) {
    const SourceText source("page.md", std::move(text));
    const Document document = parse_markdown(source);
    const YamlTree read = front_matter_of(document);
    const YamlId title = read.empty() ? kNoYaml : read.find(read.root(), "title");
    return title == kNoYaml ? "none"
                            : std::string(name_of(*front_matter_syntax(document))) + " " +
                                  std::string(source.text(read[title].range));
  };
  CHECK(tree("---\ntitle: A\n---\n") == "yaml A");
  CHECK(tree("+++\n# é\ntitle = 'A'\n+++\n") == "toml 'A'");
  CHECK(tree("\xEF\xBB\xBF{\r\n\"title\": \"A\"\r\n}\r\n") == "json \"A\"");
  CHECK(tree("+++\nother = 1\n[title]\n+++\n") == "toml ");
  CHECK(tree("Text\n") == "none");
}

TEST_CASE("a missing closing fence of TOML and JSON belongs behind the last entry") {
  CHECK(found("+++\na = 1\n\n[b]\nc = 2\n\n# Title\n") == "toml no close: a = 1\n\n[b]\nc = 2\n|\n# Title\n");
  CHECK(found("{\n  \"a\": 1\n\n# Title\n") == "json no close: {\n  \"a\": 1|\n# Title\n");
}

TEST_CASE("a missing opening fence belongs to the top") {
  CHECK(found("layout: page\ntitle: X\n---\nText\n") == "no open: layout: page\ntitle: X\n|Text\n");
  CHECK(found("title: X\n---\n") == "no open: title: X\n|");
  CHECK(found("Note: this is a heading\n---\n") == "none");
  CHECK(found("a: b\n\nText\n---\n") == "none");
}

}  // namespace
}  // namespace rubric::testing
