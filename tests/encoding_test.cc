#include "lint/text/encoding.h"

#include <string>

#include <catch2/catch.hpp>

#include "tests/pages.h"

namespace rubric::testing {
namespace {

// ASCII, each letter in so many bytes, with its own as the first or the last.
std::string wide(std::string_view text, std::size_t size, bool own_first) {
  std::string out;
  for (const char c : text) out += own_first ? c + std::string(size - 1, '\0') : std::string(size - 1, '\0') + c;
  return out;
}

constexpr std::string_view kPage = "---\ntitle: A\n---\n\n## Overview\n\nText  of  a page.\n\n## Overview\n";

std::string said(std::string text) {
  std::string out;
  for (const Diagnostic& it : report_on({"job-families/page.md", std::move(text)}).diagnostics) {
    out += std::string(it.rule) + ": " + it.message + "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("an encoding is told by its mark or by its NUL bytes") {
  for (const bool own_first : {true, false}) {
    CHECK(foreign_encoding(wide(kPage, 2, own_first)) == "UTF-16");
    CHECK(foreign_encoding(wide(kPage, 4, own_first)) == "UTF-32");
  }
  CHECK(foreign_encoding("\xFF\xFE" + wide(kPage, 2, true)) == "UTF-16");
  CHECK(foreign_encoding("\xFE\xFF" + wide(kPage, 2, false)) == "UTF-16");
  CHECK(foreign_encoding(std::string("\xFF\xFE\0\0", 4) + wide(kPage, 4, true)) == "UTF-32");
  CHECK(foreign_encoding("\xFF\xFE") == "UTF-16");
  CHECK(foreign_encoding("\x84\x31\x95\x33" "A") == "GB 18030");
}

TEST_CASE("a page with broken bytes is not in another encoding") {
  CHECK(foreign_encoding("").empty());
  CHECK(foreign_encoding(kPage).empty());
  CHECK(foreign_encoding("\xEF\xBB\xBF# A\n").empty());
  CHECK(foreign_encoding(std::string_view("## A\n\nText\0 x.\n", 14)).empty());
  CHECK(foreign_encoding(std::string_view("\0", 1)).empty());
  CHECK(foreign_encoding(std::string(100, '\0')).empty());
  CHECK(foreign_encoding("caf\xE9\n").empty());
}

TEST_CASE("of a page in another encoding one thing is said") {
  CHECK(said(wide(kPage, 2, true)) == "invalid-encoding: this file is UTF-16; save it as UTF-8\n");
  CHECK(said("\xFE\xFF" + wide(kPage, 2, false)) == "invalid-encoding: this file is UTF-16; save it as UTF-8\n");
  CHECK(said(wide(kPage, 4, false)) == "invalid-encoding: this file is UTF-32; save it as UTF-8\n");
}

}  // namespace rubric::testing
