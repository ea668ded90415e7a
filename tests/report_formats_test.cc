// What the formats for programs make of hard cases. tests/reports gives whole reports to readers that are not ours.
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "lint/report/replacement.h"
#include "lint/report/report.h"
#include "lint/report/uri.h"
#include "lint/report/xml_text.h"
#include "rules/all_rules.h"
#include "tests/layers.h"

namespace rubric::testing {
namespace {

FileReport report_of(std::string text, Diagnostics diagnostics, std::string path = "a.md") {
  return {std::make_unique<SourceText>(std::move(path), std::move(text)), std::move(diagnostics)};
}

Diagnostic at(std::size_t begin, std::size_t end, std::string message = "wrong") {
  return {.range = byte_range(begin, end),
          .rule = "some-rule",
          .severity = Severity::warning,
          .message = std::move(message)};
}

std::string rendered(const ReportFormat& format, FileReport report, const ReportStyle& style = {}) {
  const FileReport reports[] = {std::move(report)};
  return render(format, reports, style);
}

bool contains(std::string_view text, std::string_view piece) { return text.find(piece) != text.npos; }

TEST_CASE("a path is a URI, whatever bytes it has") {
  CHECK(uri_of("a/b-c_d.~e.md") == "a/b-c_d.~e.md");
  CHECK(uri_of("100% of #1?.md") == "100%25%20of%20%231%3F.md");
  CHECK(uri_of("c:x") == "c%3Ax");
  CHECK(uri_of("\xff/é") == "%FF/%C3%A9");
  CHECK(uri_of("/tmp/a b") == "file:///tmp/a%20b");
}

TEST_CASE("XML holds what it can, and pictures of the rest") {
  CHECK(xml_text("<a href='b'>\"&\"</a>") == "&lt;a href=&#39;b&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;");
  CHECK(xml_text("a\tb\nc\rd") == "a&#9;b&#10;c&#13;d");
  CHECK(xml_lines("a\tb\nc\rd") == "a\tb\nc&#13;d");
  CHECK(xml_text(std::string_view("\0\x1b\x7f\xff", 4)) == "␀␛␡\uFFFD");
  CHECK(xml_text("é\uFFFE\u0085🚀") == "é\uFFFD\uFFFD🚀");
}

TEST_CASE("edits far from each other are no single edit") {
  const SourceText source("a.md", "one two three" + std::string(5000, 'x'));
  Fix fix{.title = "t", .safety = Safety::safe, .edits = {{byte_range(0, 3), "1"}, {byte_range(8, 13), "3"}}};
  CHECK(as_one_edit(fix, source) == Edit{byte_range(0, 13), "1 two 3"});
  fix.edits.push_back({byte_range(5000, 5001), "y"});
  CHECK(as_one_edit(fix, source) == std::nullopt);
  CHECK(is_writable(fix));
  fix.edits = {{byte_range(0, 1), "\xff"}};
  CHECK(!is_writable(fix));
  CHECK(as_one_edit(fix, source) == std::nullopt);
}

TEST_CASE("no two JUnit cases have one name") {
  const std::string text = rendered(
      kJUnitFormat, report_of("abc", {at(0, 1), at(1, 2), at(2, 3, "wrong (2)"), at(3, 3, "a\x01"), at(3, 3, "a␁")}));
  for (const char* name : {"wrong", "wrong (2)", "wrong (2) (2)", "a␁", "a␁ (2)"}) {
    CHECK(contains(text, "<testcase name=\"some-rule: " + std::string(name) + "\""));
  }
}

TEST_CASE("a file without findings is a JUnit case that passed") {
  const std::string text = rendered(kJUnitFormat, report_of("abc", {}));
  CHECK(contains(text, "tests=\"1\" failures=\"0\""));
  CHECK(!contains(text, "<failure"));
}

TEST_CASE("a GitHub command is one line, with columns only within one line") {
  CHECK(rendered(kGitHubFormat, report_of("ab\ncd", {at(1, 2, "100%: a,\nb")}, "a,b:c.md")) ==
        "::warning title=some-rule,file=a%2Cb%3Ac.md,line=1,endLine=1,col=2,endColumn=2::100%25: a,%0Ab\n");
  CHECK(rendered(kGitHubFormat, report_of("ab\ncd", {at(1, 4)})) ==
        "::warning title=some-rule,file=a.md,line=1,endLine=2::wrong\n");
}

TEST_CASE("columns of rdjson are bytes") {
  const auto json = nlohmann::json::parse(rendered(kRdjsonFormat, report_of("é 🚀 x", {at(3, 7)})));
  const auto& range = json["diagnostics"][0]["location"]["range"];
  CHECK(range["start"]["column"] == 4);
  CHECK(range["end"]["column"] == 8);
}

TEST_CASE("SARIF tells what was silenced, by whom and why") {
  FileReport report = report_of("<!-- off -->\nab\n", {at(13, 14)});
  report.suppressed.push_back({at(14, 15), byte_range(0, 12), "because \"it\" is"});
  report.suppressed.push_back({at(14, 15), byte_range(0, 12), ""});
  const auto run = nlohmann::json::parse(rendered(kSarifFormat, std::move(report)))["runs"][0];
  CHECK(run["results"].size() == 3);
  CHECK(run["results"][0]["suppressions"] == nlohmann::json::array());
  const auto& suppression = run["results"][1]["suppressions"][0];
  CHECK(suppression["kind"] == "inSource");
  CHECK(suppression["justification"] == "because \"it\" is");
  CHECK(suppression["location"]["physicalLocation"]["region"]["endColumn"] == 13);
  CHECK(!run["results"][2]["suppressions"][0].contains("justification"));
  CHECK(run["results"][1]["partialFingerprints"] != run["results"][2]["partialFingerprints"]);
}

TEST_CASE("SARIF describes all rules, and where they are published") {
  const ReportStyle style{.tool = {.version = "1.2.3",
                                   .rules = rules::all_rules(),
                                   .page = rules::page,
                                   .home = "https://a.example/",
                                   .rule_pages = "https://a.example/rules/{rule}.html"}};
  const auto run = nlohmann::json::parse(rendered(kSarifFormat, report_of("a", {}), style))["runs"][0];
  const auto& driver = run["tool"]["driver"];
  CHECK(driver["version"] == "1.2.3");
  CHECK(driver["informationUri"] == "https://a.example/");
  CHECK(driver["rules"].size() == rules::all_rules().size());
  const Rule& rule = *rules::all_rules().front();
  CHECK(driver["rules"][0]["help"]["markdown"] == std::string(rules::page(rule.name)));
  CHECK(driver["rules"][0]["helpUri"] == "https://a.example/rules/" + std::string(rule.name) + ".html");
  CHECK(run["results"] == nlohmann::json::array());
  CHECK(run["artifacts"].size() == 1);
  CHECK(run["invocations"][0]["executionSuccessful"] == true);
}

}  // namespace
}  // namespace rubric::testing
