#include "lint/engine/fix.h"
#include "tests/layers.h"

#include <string>

#include <catch2/catch.hpp>

namespace rubric::testing {
namespace {

Diagnostic with_fix(std::vector<Edit> edits, Safety safety = Safety::safe) {
  return {.range = edits.front().range, .rule = "rule", .message = "m", .fix = Fix{"fix it", safety, std::move(edits)}};
}
Edit edit(std::size_t begin, std::size_t end, std::string text) { return {byte_range(begin, end), std::move(text)}; }

std::string made(std::string_view text, const Diagnostics& diagnostics, Safety most = Safety::safe) {
  return text::apply(text, choose_fixes(diagnostics, most).edits);
}

TEST_CASE("of two fixes that touch the same bytes the first is made") {
  CHECK(made("abcdef", {with_fix({edit(0, 2, "1")}), with_fix({edit(1, 3, "2")}), with_fix({edit(3, 4, "3")})}) ==
        "1c3ef");
  CHECK(made("abcdef", {with_fix({edit(2, 2, "1")}), with_fix({edit(2, 2, "2")})}) == "ab1cdef");
  CHECK(made("abcdef", {with_fix({edit(0, 6, "")}), with_fix({edit(3, 3, "2")})}).empty());
  CHECK(made("abcdef", {with_fix({edit(3, 3, "1")}), with_fix({edit(0, 6, "")})}) == "abc1def");
  CHECK(made("abcdef", {with_fix({edit(0, 3, "")}), with_fix({edit(3, 3, "2")}), with_fix({edit(3, 6, "")})}) == "2");
}

TEST_CASE("a fix is made whole or not at all") {
  CHECK(made("abcdef", {with_fix({edit(2, 3, "1")}), with_fix({edit(0, 1, "2"), edit(2, 4, "2")}),
                        with_fix({edit(0, 1, "3")})}) == "3b1def");
}

TEST_CASE("only what is as safe as asked for is made, and no suggestion") {
  const Diagnostics diagnostics{with_fix({edit(0, 1, "1")}), with_fix({edit(1, 2, "2")}, Safety::unsafe),
                                with_fix({edit(2, 3, "3")}, Safety::suggestion)};
  CHECK(made("abc", diagnostics) == "1bc");
  CHECK(made("abc", diagnostics, Safety::unsafe) == "12c");
  CHECK(made("abc", diagnostics, Safety::suggestion) == "12c");
}

// A check that wants the text to be what `wanted` makes of it.
Fixed fix_with(std::string text, const std::function<std::string(std::string_view)>& wanted) {
  const auto check = [&](std::unique_ptr<SourceText> source) {
    Diagnostics diagnostics;
    std::string better = wanted(source->bytes());
    if (better != source->bytes()) diagnostics.push_back(with_fix({{{{}, source->end()}, std::move(better)}}));
    return FileReport{std::move(source), std::move(diagnostics)};
  };
  return fix(std::make_unique<SourceText>("a.md", std::move(text)), check, Safety::safe);
}

TEST_CASE("fixes are made until none is left") {
  const Fixed fixed =
      fix_with("aaaa", [](std::string_view text) { return std::string(text.substr(text.size() > 1 ? 1 : 0)); });
  CHECK(fixed.report.source->bytes() == "a");
  CHECK(fixed.fixes == 3);
  CHECK(fixed.settled);
  CHECK(fixed.report.diagnostics.empty());
}

TEST_CASE("fixes that undo each other, or never end, end") {
  const Fixed turning = fix_with("a", [](std::string_view text) { return text == "a" ? "b" : "a"; });
  CHECK(turning.report.source->bytes() == "b");
  CHECK_FALSE(turning.settled);
  const Fixed growing = fix_with("a", [](std::string_view text) { return std::string(text) + "a"; });
  CHECK(growing.report.source->bytes().size() == 1 + kMostRounds);
  CHECK_FALSE(growing.settled);
}

}  // namespace
}  // namespace rubric::testing
