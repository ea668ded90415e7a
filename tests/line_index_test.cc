#include "lint/text/line_index.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <random>
#include <string>
#include <utility>

#include "lint/text/utf8.h"
#include "tests/layers.h"

namespace rubric::testing {
namespace {

std::string display(std::string_view text, std::size_t offset) {
  const DisplayPosition at = LineIndex(text).display(byte_offset(offset));
  return std::to_string(at.line) + ":" + std::to_string(at.column);
}

std::string utf16(std::string_view text, std::size_t offset) {
  const Utf16Position at = LineIndex(text).utf16(byte_offset(offset));
  return std::to_string(at.line) + ":" + std::to_string(at.character);
}

TEST_CASE("an empty text has one empty line") {
  const LineIndex lines("");
  CHECK(lines.line_count() == 1);
  CHECK(lines.line(0) == byte_range(0, 0));
  CHECK(display("", 0) == "1:1");
}

TEST_CASE("a line ends at a line feed, a carriage return, or both") {
  const LineIndex lines("a\nb\r\nc\rd");
  CHECK(lines.line_count() == 4);
  CHECK(lines.line(1) == byte_range(2, 3));
  CHECK(lines.line_with_end(1) == byte_range(2, 5));
  CHECK(lines.line(2) == byte_range(5, 6));
  CHECK(lines.line(3) == byte_range(7, 8));
}

TEST_CASE("a final line end opens an empty line") {
  CHECK(LineIndex("a\n").line_count() == 2);
  CHECK(LineIndex("a\r").line_count() == 2);
  CHECK(display("a\n", 2) == "2:1");
  CHECK(display("a\r", 2) == "2:1");
}

TEST_CASE("columns count code points, editors count UTF-16 units") {
  const std::string_view text = "ä🎉x";
  CHECK(display(text, 6) == "1:3");
  CHECK(utf16(text, 6) == "0:3");
}

TEST_CASE("a broken byte counts as one") {
  CHECK(display("a\xFF\xC3x", 3) == "1:4");
  CHECK(utf16("a\xFF\xC3x", 3) == "0:3");
}

TEST_CASE("a position that does not exist has no offset") {
  const LineIndex lines("ab\n🎉");
  CHECK(lines.offset(Utf16Position{0, 2}) == byte_offset(2));
  CHECK_FALSE(lines.offset(Utf16Position{0, 3}));
  CHECK_FALSE(lines.offset(Utf16Position{2, 0}));
  CHECK_FALSE(lines.offset(Utf16Position{1, 1}));  // inside a surrogate pair
  CHECK_FALSE(lines.offset(DisplayPosition{0, 1}));
  CHECK_FALSE(lines.offset(DisplayPosition{1, 4}));
}

TEST_CASE("both ways of counting lead back to every character") {
  const std::string_view text = "a\r\n\xC3\xA4\xF0\x9F\x8E\x89 \xFF\n\rz";
  const LineIndex lines(text);
  for (const std::size_t at : {0u, 1u, 3u, 5u, 9u, 10u, 11u, 12u, 13u}) {
    INFO(at);
    CHECK(lines.offset(lines.display(byte_offset(at))) == byte_offset(at));
    CHECK(lines.offset(lines.utf16(byte_offset(at))) == byte_offset(at));
  }
}

TEST_CASE(
    "a place in a long line is counted from the beginning of the line, whatever bytes the line has, and after edits") {
  std::mt19937 random(11);
  const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end)(random); };
  const auto noise = [&](std::size_t size) {
    std::string text;
    while (text.size() < size) text += std::array{"a", "\xC3\xA4", "\xF0\x9F\x8E\x89", "\x89", "\xF0\x9F"}[below(4)];
    return text;
  };
  std::string text = noise(3000) + "\n" + noise(1024) + "\r\n" + noise(10) + "\n" + noise(9000);
  LineIndex lines(text);
  for (int i = 0; i < 300; ++i) {
    const std::size_t at = below(text.size());
    const std::size_t start = lines.line_start(lines.line_of(byte_offset(at))).value;
    REQUIRE(lines.display(byte_offset(at)).column == code_points(std::string_view(text).substr(start, at - start)) + 1);
    const std::string put = i % 10 == 0 ? "\n" : noise(below(40));
    std::string next = text.substr(0, at) + put + text.substr(at);
    lines.edit(next, at, at, at + put.size());
    text = std::move(next);
    lines.edit(text, 0, 0, 0);
  }
}

TEST_CASE("an index that follows edits is that of the text") {
  std::mt19937 random(7);
  const auto below = [&](std::size_t end) { return std::uniform_int_distribution<std::size_t>(0, end)(random); };
  const auto noise = [&](std::size_t size) {
    std::string text;
    while (text.size() < size) text += "a\n\r"[below(2)];
    return text;
  };
  std::string text = noise(20);
  LineIndex lines(text);
  for (int i = 0; i < 5000; ++i) {
    const std::size_t begin = below(text.size());
    const std::size_t end = begin + below(std::min<std::size_t>(text.size() - begin, 4));
    const std::string put = noise(below(4));
    std::string next = text.substr(0, begin) + put + text.substr(end);
    lines.edit(next, begin, end, begin + put.size());
    text = std::move(next);
    const LineIndex fresh(text);
    lines.edit(text, 0, 0, 0);   // the text has moved
    REQUIRE(lines.line_count() == fresh.line_count());
    for (std::size_t line = 0; line < fresh.line_count(); ++line) {
      REQUIRE(lines.line_with_end(line) == fresh.line_with_end(line));
    }
  }
}

}  // namespace
}  // namespace rubric::testing
