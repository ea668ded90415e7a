#include "lint/document/front_matter.h"

#include <catch2/catch.hpp>

namespace rubric {
namespace {

using Problem = FrontMatterFence::Problem;

// "content|rest", with the problem's name in front if there is one.
std::string found(std::string_view bytes) {
  const std::optional<FrontMatterFence> fence = find_front_matter(bytes);
  if (!fence) return "none";
  const std::string problem = fence->problem == Problem::missing_close  ? "no close: "
                              : fence->problem == Problem::missing_open ? "no open: "
                                                                        : "";
  const auto content = bytes.substr(fence->content.begin.value, fence->content.size());
  return problem + std::string(content) + "|" + std::string(bytes.substr(fence->body.value));
}

TEST_CASE("front matter stands between fences at the very top") {
  CHECK(found("---\na: b\n---\nText\n") == "a: b\n|Text\n");
  CHECK(found("\xEF\xBB\xBF---\na: b\n---\nText\n") == "a: b\n|Text\n");
  CHECK(found("---\r\na: b\r\n---\r\nText\r\n") == "a: b\r\n|Text\r\n");
  CHECK(found("---  \na: b\n...\nText\n") == "a: b\n|Text\n");
  CHECK(found("---\n---\n") == "|");
  CHECK(found("---\na: b\n---") == "a: b\n|");
  CHECK(found("\n---\na: b\n---\n") == "none");
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
  CHECK(found("----\na: b\n----\n") == "none");
}

TEST_CASE("a missing closing fence belongs behind the last entry") {
  CHECK(found("---\na: b\nc:\n  - d\n\n# Title\n") == "no close: a: b\nc:\n  - d\n|\n# Title\n");
  CHECK(found("---\na: b\n## Title\n") == "no close: a: b\n|## Title\n");
  CHECK(found("---\na: b\n\nText here\n\n---\nmore\n") == "no close: a: b\n|\nText here\n\n---\nmore\n");
}

TEST_CASE("a missing opening fence belongs to the top") {
  CHECK(found("layout: page\ntitle: X\n---\nText\n") == "no open: layout: page\ntitle: X\n|Text\n");
  CHECK(found("title: X\n---\n") == "no open: title: X\n|");
  CHECK(found("Note: this is a heading\n---\n") == "none");
  CHECK(found("a: b\n\nText\n---\n") == "none");
}

}  // namespace
}  // namespace rubric
