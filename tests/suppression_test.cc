#include <algorithm>
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/pages.h"

namespace rubric::testing {
namespace {

const Config& note_config() {
  static const Config config = config_with(
      "name: note\n"
      "types: [{type: note, sections: [{section: Summary}, {section: Decision}, {section: Consequences}]}]\n"
      "front-matter: {fields: {title: {type: integer}}}\n");
  return config;
}

// What is left, a line "LINE rule" each, then what is silenced with its reason.
std::string said(const std::string& text) {
  const FileReport report = report_on({"a.md", text}, note_config());
  std::string out;
  const auto place = [&](const Diagnostic& it) {
    return fmt::format("{} {}", report.source->lines().display(it.range.begin).line, it.rule);
  };
  for (const Diagnostic& it : report.diagnostics) out += place(it) + "\n";
  for (const Suppressed& it : report.suppressed) out += fmt::format("({}: {})\n", place(it.diagnostic), it.reason);
  return out;
}

// A page with two misspelt sections, and lines before, between and behind them.
std::string note(const std::string& before, const std::string& between = "", const std::string& behind = "") {
  return fmt::format("{}\n## Sumary\n\nText.\n{}\n## Decison\n\nText.\n{}\n## Consequences\n\nText.\n", before, between,
                     behind);
}

TEST_CASE("a comment silences its line, the next line, a region or the file") {
  CHECK(said(note("")) == "2 heading-misspelled\n6 heading-misspelled\n");
  CHECK(said("## Sumary <!-- rubric-disable-line heading-misspelled -- a  b -->\n\nText.\n\n## Decision\n\nText.\n\n## "
             "Consequences\n\nText.\n") == "(1 heading-misspelled: a b)\n");
  CHECK(said(note("<!-- rubric-disable-next-line heading-misspelled -- why -->")) ==
        "6 heading-misspelled\n(2 heading-misspelled: why)\n");
  CHECK(said(note("<!-- rubric-disable heading-misspelled -->", "<!-- rubric-enable heading-misspelled -->")) ==
        "6 heading-misspelled\n(2 heading-misspelled: )\n");
  CHECK(said(note("<!-- rubric-disable -->", "<!-- rubric-enable -->")) ==
        "6 heading-misspelled\n(2 heading-misspelled: )\n");
  CHECK(said(note("", "", "<!-- rubric-disable-file heading-misspelled -->\n")) ==
        "(2 heading-misspelled: )\n(6 heading-misspelled: )\n");
}

TEST_CASE("what stands in another comment is part of that") {
  CHECK(said(note("<!-- as before:\n<!-- rubric-disable heading-misspelled -->\n")) ==
        "4 heading-misspelled\n8 heading-misspelled\n");
}

TEST_CASE("one rule can be enabled again while the others stay silent") {
  CHECK(said("<!-- rubric-disable -->\n## Sumary\n\n<!-- rubric-enable heading-misspelled -->\n## Decison\n\n## "
             "Consequences\n\nText.\n") ==
        "5 heading-misspelled\n(2 empty-section: )\n(2 heading-misspelled: )\n(5 empty-section: )\n");
}

TEST_CASE("the nearest comment gets the credit, and one without any is unused") {
  CHECK(said(note("<!-- rubric-disable-file heading-misspelled -- file -->\n<!-- rubric-disable-next-line "
                  "heading-misspelled -- line -->")) == "(3 heading-misspelled: line)\n(7 heading-misspelled: file)\n");
  CHECK(said(note("<!-- rubric-disable heading-misspelled -->\n<!-- rubric-disable-file heading-misspelled -->")) ==
        "2 unused-suppression\n(3 heading-misspelled: )\n(7 heading-misspelled: )\n");
}

TEST_CASE("the next line is the next with text on it, also in a quote") {
  CHECK(said(note("<!-- rubric-disable-next-line heading-misspelled -->\n\n> <!-- rubric-disable-next-line "
                  "heading-misspelled -->\n>\n")) ==
        "3 unused-suppression\n10 heading-misspelled\n(6 heading-misspelled: )\n");
}

TEST_CASE("every form of comment silences, with any line ends") {
  for (const char* form :
       {"<!--rubric-disable-file heading-misspelled-->", "<!--\nrubric-disable-file\nheading-misspelled\n-->",
        "{{/* rubric-disable-file heading-misspelled */}}", "{{- /* rubric-disable-file heading-misspelled */ -}}",
        "{{</* rubric-disable-file heading-misspelled */>}}", "{{%/* rubric-disable-file heading-misspelled */%}}",
        "{{< comment >}} rubric-disable-file heading-misspelled {{< /comment >}}",
        "{{% comment %}}\nrubric-disable-file heading-misspelled\n{{% /comment %}}",
        "- item <!-- rubric-disable-file heading-misspelled -- why -->",
        "Text <!-- rubric-disable-file heading-misspelled -->, text."}) {
    INFO(form);
    const std::string text = note("", "", fmt::format("{}\n", form));
    CHECK(report_on({"a.md", text}, note_config()).suppressed.size() == 2);
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : text) {
      if (c == '\n') windows += '\r';
      windows += c;
    }
    CHECK(report_on({"a.md", windows}, note_config()).suppressed.size() == 2);
  }
}

TEST_CASE("what stands in code, or escaped, is no comment") {
  for (const char* form : {"`<!-- rubric-disable-file heading-misspelled -->`",
                           "```\n<!-- rubric-disable-file heading-misspelled -->\n```",
                           "\\<!-- rubric-disable-file heading-misspelled -->",
                           "rubric-disable-file heading-misspelled", "<!-- rubric-disable-file heading-misspelled"}) {
    INFO(form);
    CHECK(report_on({"a.md", note("", fmt::format("\n{}\n", form))}, note_config()).suppressed.empty());
  }
}

TEST_CASE("in front matter it is a comment of YAML") {
  CHECK(said("---\ntitle: a # rubric-disable-line fm-schema -- small\n---\n" + note("")) ==
        "5 heading-misspelled\n9 heading-misspelled\n(2 fm-schema: small)\n");
  CHECK(said("---\n# rubric-disable-file heading-misspelled\ntitle: \"1 # rubric-disable-file fm-schema\"\n---\n" +
             note("")) == "3 fm-schema\n(6 heading-misspelled: )\n(10 heading-misspelled: )\n");
}

TEST_CASE("a reason behind a comment in a line is no text") {
  const SourceText source("a.md", "Text <!-- rubric-disable-line x -- why -- then --> more.\n");
  CHECK(plain_text(parse_markdown(source), 1) == "Text  more.");
}

TEST_CASE("of rules about comments only a name silences") {
  CHECK(said(note("<!-- rubric-disable-file -->", "<!-- rubric-disable-next-line no-such-thing -->")) ==
        "5 unknown-suppression\n(2 heading-misspelled: )\n(6 heading-misspelled: )\n");
  CHECK(said(note("<!-- rubric-disable-file unknown-suppression, heading-misspelled -->",
                  "<!-- rubric-disable-next-line no-such-thing -->")) ==
        "(2 heading-misspelled: )\n(6 heading-misspelled: )\n(5 unknown-suppression: )\n");
}

TEST_CASE("a comment for the whole page silences all there is on any page") {
  for (const Page& page : all_pages()) {
    const FileReport before = report_on(page);
    if (before.diagnostics.empty() || !before.suppressed.empty()) continue;
    // A comment below what has no end is part of it.
    if (std::ranges::any_of(before.diagnostics, [](const Diagnostic& it) { return it.rule == "unclosed-block"; })) {
      continue;
    }
    const FileReport after = report_on({page.path, page.text + "\n\n<!-- rubric-disable-file -->\n"});
    INFO(page.path);
    CHECK(std::ranges::all_of(after.diagnostics,
                              [](const Diagnostic& it) { return rule_named(it.rule)->about_suppressions; }));
  }
}

}  // namespace
}  // namespace rubric::testing
