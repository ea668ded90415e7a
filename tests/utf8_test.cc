#include "lint/text/utf8.h"
#include "tests/layers.h"

#include <catch2/catch.hpp>

namespace rubric::testing {
namespace {

bool well_formed(std::string_view text) { return invalid_utf8(text).empty(); }

TEST_CASE("every code point is read back as it was written") {
  for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3000 ? 1 : 61) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text;
    append_utf8(text, c);
    const CodePoint point = decode(text, 0);
    REQUIRE(point.valid);
    REQUIRE(point.value == c);
    REQUIRE(point.size == text.size());
  }
}

TEST_CASE("overlong forms, surrogates and too large values are no UTF-8") {
  CHECK_FALSE(well_formed("\xC0\x80"));
  CHECK_FALSE(well_formed("\xE0\x9F\xBF"));
  CHECK_FALSE(well_formed("\xED\xA0\x80"));
  CHECK_FALSE(well_formed("\xF0\x8F\xBF\xBF"));
  CHECK_FALSE(well_formed("\xF4\x90\x80\x80"));
  CHECK_FALSE(well_formed("\xF5\x80\x80\x80"));
  CHECK(well_formed("\xEF\xBF\xBF\xF4\x8F\xBF\xBF"));
}

TEST_CASE("neighbouring broken bytes are one run") {
  const std::vector<ByteRange> runs = invalid_utf8("ab\xFF\xFE" "c\x80" "defghijklmnop\xC3");
  REQUIRE(runs.size() == 3);
  CHECK(runs[0] == byte_range(2, 4));
  CHECK(runs[1] == byte_range(5, 6));
  CHECK(runs[2] == byte_range(19, 20));
}

TEST_CASE("code points are counted, broken bytes one each") {
  CHECK(code_points("") == 0);
  CHECK(code_points("a\xC3\xA4\xF0\x9F\x8E\x89") == 3);
  CHECK(code_points("abcdefgh\xFF\xFFijklmnop") == 18);
}

TEST_CASE("names that differ in case fold to the same") {
  CHECK(fold_case("Straße ÄÖ") == fold_case("STRASSE äö"));
  CHECK(fold_case("ΣΑΣ") == fold_case("σας"));
  CHECK(fold_case("a\xFFZ") == "a\xFFz");
}

}  // namespace
}  // namespace rubric::testing
