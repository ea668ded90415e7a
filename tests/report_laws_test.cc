// What holds for the report on any page whatever.

#include <algorithm>
#include <random>
#include <set>
#include <tuple>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/text/edit.h"
#include "lint/text/utf8.h"
#include "tests/carets.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

std::tuple<ByteOffset, std::string_view, ByteOffset, std::string_view> key(const Diagnostic& it) {
  return {it.range.begin, it.rule, it.range.end, it.message};
}

bool on_boundary(std::string_view text, ByteOffset offset) {
  if (offset.value >= text.size()) return offset.value == text.size();
  if ((static_cast<unsigned char>(text[offset.value]) & 0xC0U) != 0x80U) return true;
  // A continuation byte begins a code point only where it belongs to none.
  for (std::size_t back = 1; back <= 3 && back <= offset.value; ++back) {
    const CodePoint before = decode(text, offset.value - back);
    if (before.size > back) return false;
  }
  return true;
}

bool well_placed(const SourceText& source, ByteRange range) {
  return range.begin <= range.end && range.end <= source.end() && on_boundary(source.bytes(), range.begin) &&
         on_boundary(source.bytes(), range.end);
}

bool well_worded(std::string_view message) {
  if (message.empty() || message.find_first_of("\r\n") != message.npos) return false;
  if (message.ends_with('.') && !message.ends_with("...")) return false;
  return !('A' <= message.front() && message.front() <= 'Z');
}

// Edits in order, without overlap, inside the file.
bool can_be_made(const SourceText& source, const std::vector<Edit>& edits) {
  for (std::size_t i = 0; i < edits.size(); ++i) {
    if (!well_placed(source, edits[i].range)) return false;
    if (i > 0 && edits[i].range.begin < edits[i - 1].range.end) return false;
  }
  return !edits.empty();
}

// What is wrong with a report, one line each; "" for a good one.
std::string broken_laws(const FileReport& report) {
  const SourceText& source = *report.source;
  const LineIndex& lines = source.lines();
  std::string broken;
  const Diagnostic* previous = nullptr;
  for (const Diagnostic& it : report.diagnostics) {
    const DisplayPosition place = lines.display(it.range.begin);
    const auto breaks = [&](std::string_view law) {
      broken += fmt::format("{}:{}:{} {}: {}: {}\n", source.path(), place.line, place.column, it.rule, it.message, law);
    };
    if (!well_placed(source, it.range)) breaks("the range is not one of code points of the file");
    if (lines.offset(place) != it.range.begin) breaks("its line and column lead elsewhere");
    if (!well_worded(it.message)) breaks("the message is not one line in lower case without full stop");
    if (rule_named(it.rule) == nullptr) breaks("nobody knows the rule");
    if (it.severity == Severity::off) breaks("reported though it is off");
    if (previous != nullptr && key(it) < key(*previous)) breaks("out of order");
    if (previous != nullptr && key(it) == key(*previous)) breaks("said twice");
    if (it.fix && !can_be_made(source, it.fix->edits)) breaks("the fix cannot be made");
    if (it.fix && it.fix->title.empty()) breaks("the fix has no title");
    for (const Related& other : it.related) {
      if (other.path.empty() && !well_placed(source, other.range)) breaks("a related place is not in the file");
    }
    previous = &it;
  }
  return broken;
}

std::string as_text(const FileReport& report) {
  std::string text = annotate(*report.source, report.diagnostics);
  for (const Diagnostic& it : report.diagnostics) {
    if (!it.fix) continue;
    for (const Edit& edit : it.fix->edits) {
      text += fmt::format("{}-{} {}\n", edit.range.begin.value, edit.range.end.value, edit.text);
    }
  }
  return text;
}

TEST_CASE("a report is sorted, exact and worded as all are") {
  for (const Page& page : all_pages()) CHECK(broken_laws(report_on(page)) == "");
}

TEST_CASE("a page checked twice gives the same report") {
  for (const Page& page : all_pages()) CHECK(as_text(report_on(page)) == as_text(report_on(page)));
}

TEST_CASE("a report can be written into the page and taken out again") {
  for (const Page& page : all_pages()) {
    const FileReport report = report_on(page);
    CHECK(strip(annotate(*report.source, report.diagnostics)) == strip(page.text));
  }
}

// Cuts are many, so pages take turns; a page is cut at the same bytes in every run.
TEST_CASE("a page cut off anywhere gives a report like any other") {
  const std::size_t turns = kSanitized ? 32 : 8;
  std::size_t turn = 0;
  for (const Page& page : all_pages()) {
    for (std::size_t cut = 37 * (turn++ % turns); cut < page.text.size(); cut += 37 * turns) {
      CHECK(broken_laws(report_on({page.path, page.text.substr(0, cut)})) == "");
    }
  }
}

TEST_CASE("a page with broken bytes gives a report like any other") {
  std::mt19937 random(20220701);
  for (const Page& page : all_pages()) {
    if (page.text.empty()) continue;
    for (int i = 0; i < (kSanitized ? 1 : 5); ++i) {
      std::string text = page.text;
      for (int flips = 0; flips < 20; ++flips) text[random() % text.size()] = static_cast<char>(random() % 256);
      CHECK(broken_laws(report_on({page.path, text})) == "");
    }
  }
}

}  // namespace
}  // namespace rubric::testing
