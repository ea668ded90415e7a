#include "lint/text/edit.h"

#include <catch2/catch.hpp>

#include "lint/text/edit_distance.h"
#include "tests/layers.h"

namespace rubric::testing {
namespace {

Edit edit(std::size_t begin, std::size_t end, std::string text) { return {byte_range(begin, end), std::move(text)}; }

TEST_CASE("edits replace, insert and delete") {
  CHECK(apply("one two three", {edit(0, 0, "> "), edit(4, 7, "2"), edit(7, 13, "")}) == "> one 2");
  CHECK(apply("", {edit(0, 0, "a")}) == "a");
  CHECK(apply("same", {}) == "same");
}

TEST_CASE("insertions at one place happen in the order given") {
  CHECK(apply("ab", {edit(1, 1, "1"), edit(1, 1, "2")}) == "a12b");
}

TEST_CASE("edits overlap if they touch the same bytes or insert at the same place") {
  CHECK(overlap(edit(0, 2, ""), edit(1, 3, "")));
  CHECK(overlap(edit(1, 1, "a"), edit(1, 1, "b")));
  CHECK(overlap(edit(1, 1, "a"), edit(0, 2, "")));
  CHECK_FALSE(overlap(edit(0, 2, ""), edit(2, 4, "")));
  CHECK_FALSE(overlap(edit(0, 2, ""), edit(2, 2, "a")));
  CHECK_FALSE(overlap(edit(0, 0, "a"), edit(0, 2, "")));
}

TEST_CASE("insertions, deletions, substitutions and swaps each cost one") {
  CHECK(edit_distance("maximum", "maximum", 3) == 0);
  CHECK(edit_distance("maximum", "maximun", 3) == 1);
  CHECK(edit_distance("maximum", "maxmium", 3) == 1);
  CHECK(edit_distance("maximum", "maxium", 3) == 1);
  CHECK(edit_distance("kitten", "sitting", 3) == 3);
  CHECK(edit_distance("", "abc", 3) == 3);
}

TEST_CASE("above the limit the distance is the limit plus one") {
  CHECK(edit_distance("kitten", "sitting", 2) == 3);
  CHECK(edit_distance("a", "abcdefgh", 3) == 4);
  CHECK(edit_distance("abcd", "badc", 1) == 2);
  CHECK(edit_distance("abcd", "badc", 2) == 2);
}

TEST_CASE("the closest candidate is what a typing mistake could explain") {
  const std::string_view names[] = {"min", "max", "level", "levels"};
  const auto suggestion = [&](std::string_view word) {
    const std::string_view* found = closest(word, std::begin(names), std::end(names));
    return found ? *found : std::string_view("none");
  };
  CHECK(suggestion("leve") == "level");
  CHECK(suggestion("levle") == "level");
  CHECK(suggestion("mxa") == "max");
  CHECK(suggestion("minimum") == "none");
  CHECK(suggestion("") == "none");
}

}  // namespace
}  // namespace rubric::testing
