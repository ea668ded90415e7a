// What holds of the fixes of every page there is: fixtures, examples, the corpus and its defects.

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/engine/fix.h"
#include "lint/text/edit.h"
#include "rules/all_rules.h"
#include "tests/fix_figures.h"
#include "tests/pages.h"
#include "tests/skip.h"

namespace rubric::testing {
namespace {

const std::vector<Page>& pages() {
  static const std::vector<Page> all = [] {
    std::vector<Page> found = all_pages();
    for (const Page& it : defect_pages()) found.push_back(it);
    return found;
  }();
  return all;
}

Fixed fixed(const Page& page, Safety most) {
  const auto check = [](std::unique_ptr<SourceText> source) {
    return check_document(std::move(source), builtin_config(), rules::all_rules());
  };
  return fix(std::make_unique<SourceText>(page.path, page.text), check, most);
}

TEST_CASE("the edits of a fix are in order, apart, and within the page") {
  for (const Page& page : pages()) {
    for (const Diagnostic& it : report_on(page).diagnostics) {
      if (!it.fix) continue;
      INFO(fmt::format("{}: {}: {}", page.path, it.rule, it.message));
      CHECK_FALSE(it.fix->edits.empty());
      CHECK_FALSE(it.fix->title.empty());
      std::uint32_t end = 0;
      for (const Edit& edit : it.fix->edits) {
        CHECK(end <= edit.range.begin.value);
        CHECK(edit.range.begin <= edit.range.end);
        end = edit.range.end.value;
      }
      CHECK(end <= page.text.size());
      CHECK(text::apply(page.text, it.fix->edits) != page.text);
    }
  }
}

TEST_CASE("fixing ends, leaves nothing that it could fix, and fixing twice changes nothing more") {
  for (const Page& page : pages()) {
    for (const Safety most : {Safety::safe, Safety::unsafe}) {
      const Fixed once = fixed(page, most);
      INFO(fmt::format("{}, {}", page.path, name_of(most)));
      CHECK(once.settled);
      for (const Diagnostic& it : once.report.diagnostics) {
        INFO(fmt::format("{}: {}", it.rule, it.message));
        CHECK_FALSE((it.fix && is_made(*it.fix, most)));
      }
      const Fixed twice = fixed({page.path, std::string(once.report.source->bytes())}, most);
      CHECK(twice.report.source->bytes() == once.report.source->bytes());
      CHECK(twice.fixes == 0);
    }
  }
}

// Words as a reader counts them: runs of letters and digits, without case.
std::map<std::string, int> words(std::string_view text) {
  std::map<std::string, int> counts;
  std::string word;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) || byte >= 0x80) word += static_cast<char>(std::tolower(byte));
    else if (!word.empty()) ++counts[std::exchange(word, {})];
  }
  if (!word.empty()) ++counts[word];
  return counts;
}

// The words that are fewer afterwards; of an unsafe fix, which may take away what is said twice, those that are gone.
std::vector<std::string> lost_words(std::string_view before, std::string_view after, Safety safety) {
  std::vector<std::string> lost;
  const auto left = words(after);
  for (const auto& [word, count] : words(before)) {
    const auto at = left.find(word);
    const int now = at == left.end() ? 0 : at->second;
    if (safety == Safety::safe ? now < count : now == 0) lost.push_back(word);
  }
  return lost;
}

// Rules whose finding names the words that its fix takes away or writes otherwise.
bool names_what_it_removes(const Diagnostic& it, const std::string& word) {
  std::string said = it.message + " " + it.fix->title;
  std::ranges::transform(said, said.begin(),
                         [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return said.find(word) != said.npos;
}

TEST_CASE("a fix loses no word but those that its finding is about") {
  for (const Page& page : pages()) {
    const FileReport report = report_on(page);
    for (const Diagnostic& it : report.diagnostics) {
      if (!it.fix || it.fix->safety == Safety::suggestion) continue;
      INFO(fmt::format("{}: {}: {}", page.path, it.rule, it.message));
      const std::string_view meant = report.source->text(it.range);
      for (const std::string& word : lost_words(page.text, text::apply(page.text, it.fix->edits), it.fix->safety)) {
        INFO(word);
        CHECK((words(meant).contains(word) || names_what_it_removes(it, word)));
      }
    }
  }
}

std::string with_windows_line_ends(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') out += '\r';
    out += c;
  }
  return out;
}

TEST_CASE("line ends and a byte order mark stay as they are") {
  for (const Page& page : pages()) {
    if (page.text.find('\r') != page.text.npos || page.text.starts_with("\xEF\xBB\xBF")) continue;
    INFO(page.path);
    const Fixed plain = fixed(page, Safety::unsafe);
    const Fixed marked =
        fixed({page.path, fmt::format("\xEF\xBB\xBF{}", with_windows_line_ends(page.text))}, Safety::unsafe);
    CHECK(marked.report.source->bytes() ==
          fmt::format("\xEF\xBB\xBF{}", with_windows_line_ends(plain.report.source->bytes())));
  }
}

TEST_CASE("most errors and warnings on the corpus have a fix") {
  if (corpus().empty()) SKIP("the corpus");
  const FixFigures figures = fix_figures();
  INFO(describe(figures));
  CHECK(figures.all.share() >= 0.60);
  CHECK(figures.structural.share() >= 0.85);
}

}  // namespace
}  // namespace rubric::testing
