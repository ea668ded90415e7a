// Reports as values: the same diagnostics in each format.
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "lint/engine/fingerprint.h"
#include "lint/report/excerpt.h"
#include "lint/report/json_text.h"
#include "lint/report/report.h"
#include "tests/layers.h"

namespace rubric::testing {
namespace {

FileReport report_of(std::string text, Diagnostics diagnostics, std::string path = "a.md") {
  return {std::make_unique<SourceText>(std::move(path), std::move(text)), std::move(diagnostics)};
}

Diagnostic at(std::size_t begin, std::size_t end, std::string message = "wrong") {
  return {
      .range = byte_range(begin, end), .rule = "some-rule", .severity = Severity::error, .message = std::move(message)};
}

// The line and, below it, the carets under `piece`.
void check_excerpt(const std::string& text, std::string_view piece, std::string_view expected) {
  const SourceText source("a.md", text);
  const std::size_t begin = text.find(piece);
  const Excerpt shown = excerpt(source, byte_range(begin, begin + piece.size()));
  CHECK(fmt::format("{}\n{:{}}{:^>{}}", shown.line, "", shown.indent, "", shown.carets) == expected);
}

TEST_CASE("carets stand below what is meant") {
  check_excerpt("some words here\n", "words", "some words here\n     ^^^^^");
}

TEST_CASE("tabs lead to stops of four") { check_excerpt("\ta\tword\n", "word", "    a   word\n        ^^^^"); }

TEST_CASE("wide characters take two columns, combining ones none") {
  check_excerpt("日本 🚀 word", "word", "日本 🚀 word\n        ^^^^");
  check_excerpt("日本", "本", "日本\n  ^^");
  check_excerpt("e\u0301 word", "word", "e\u0301 word\n  ^^^^");
}

TEST_CASE("a document cannot steer the terminal") {
  check_excerpt("a\x1b[31m\u202Eb\xff word", "word", "a␛[31m\uFFFDb\uFFFD word\n          ^^^^");
}

TEST_CASE("an empty range is one caret, also behind the end") {
  const SourceText source("a.md", "ab");
  CHECK(excerpt(source, byte_range(2, 2)).indent == 2);
  CHECK(excerpt(source, byte_range(2, 2)).carets == 1);
  CHECK(excerpt(SourceText("a.md", ""), byte_range(0, 0)).line.empty());
}

TEST_CASE("a range over several lines is shown by its first") {
  check_excerpt("## A\n\ntext\n", "A\n\ntext", "## A\n   ^");
}

TEST_CASE("of a long line the surroundings are shown") {
  const std::string before(200, 'b'), after(200, 'a');
  check_excerpt(before + " word " + after, "word",
                fmt::format("…{} word {}…\n{:31}^^^^", before.substr(0, 29), after.substr(0, 65), ""));
}

TEST_CASE("the text report ends with a count") {
  CHECK(render(kTextFormat, {}) == "no files checked\n");
  const FileReport clean[] = {report_of("", {})};
  CHECK(render(kTextFormat, clean) == "1 file checked, no problems\n");
  FileReport mixed[] = {report_of("a\n", {at(0, 1)}), report_of("b\n", {}, "b.md")};
  mixed[0].diagnostics.push_back(at(0, 1, "odd"));
  mixed[0].diagnostics.back().severity = Severity::warning;
  mixed[0].diagnostics.back().fix = Fix{.title = "do it", .safety = Safety::safe, .edits = {}};
  mixed[0].diagnostics.back().related.push_back({"", byte_range(1, 1), "see here"});
  CHECK(render(kTextFormat, mixed, {.colour = false, .statistics = true}) ==
        "a.md:1:1: error: wrong [some-rule]\n"
        "  1 | a\n"
        "    | ^\n"
        "\n"
        "a.md:1:1: warning: odd [some-rule]\n"
        "  1 | a\n"
        "    | ^\n"
        "    = note: a.md:1:2: see here\n"
        "    = help: do it\n"
        "\n"
        "     1  error    some-rule\n"
        "     1  warning  some-rule\n"
        "\n"
        "1 error, 1 warning in 1 of 2 files\n");
}

TEST_CASE("the JSON report is JSON, whatever stands in the document") {
  Diagnostic odd = at(2, 5, "not \"UTF-8\": \xff\x01");
  odd.fix = Fix{.title = "t\n", .safety = Safety::unsafe, .edits = {{byte_range(0, 1), "\xc3\x28"}}};
  const FileReport reports[] = {report_of("é\tx\n", {odd, odd}, "\xfe.md"), report_of("", {}),
                                report_of("b", {at(0, 1)}, "b.md")};
  const auto json = nlohmann::json::parse(render(kJsonFormat, reports, {.colour = false, .statistics = true}));
  CHECK(json["version"] == 1);
  CHECK(json["diagnostics"].size() == 3);
  const auto& first = json["diagnostics"][0];
  CHECK(first["path"] == "\uFFFD.md");
  CHECK(first["message"] == "not \"UTF-8\": \uFFFD\u0001");
  CHECK(first["column"] == 2);
  CHECK(first["end_line"] == 2);
  CHECK(first["fix"]["edits"][0]["text"] == "\uFFFD(");
  CHECK(first["fix"]["safety"] == "unsafe");
  CHECK(json["diagnostics"][2]["fix"].is_null());
  CHECK(json["summary"] == nlohmann::json::parse(R"({"files": 3, "errors": 3, "warnings": 0, "infos": 0})"));
  CHECK(json["statistics"] == nlohmann::json::parse(R"([{"rule": "some-rule", "severity": "error", "count": 3}])"));
}

TEST_CASE("every byte has a JSON string") {
  std::string all;
  for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
  CHECK(nlohmann::json::parse(json_string(all)).get<std::string>().substr(0, 128) == all.substr(0, 128));
}

TEST_CASE("fingerprints survive edits elsewhere and other words, and are unique") {
  const auto of = [](const std::string& text, std::initializer_list<std::size_t> begins,
                     std::string message = "wrong on line 3", std::string line = "3") {
    Diagnostics found;
    for (const std::size_t it : begins) {
      found.push_back(at(it, it + 1, message));
      found.back().kind = "wrong-on-line";
      found.back().arguments = {{.value = line, .is_compared = false}, {.value = "word"}};
    }
    return fingerprints(report_of(text, std::move(found)));
  };
  const auto before = of("## A\n\n## A\n\n## B\n", {0, 6, 12});
  CHECK(std::set(before.begin(), before.end()).size() == 3);
  CHECK(of("new\n\n##   A\n\n## A\n\n## B\n", {5, 13, 19}, "line 14 is wrong", "14") == before);
  CHECK(of("## C\n", {0}) != of("## A\n", {0}));
  CHECK(before[0].size() == 16);
}

}  // namespace
}  // namespace rubric::testing
