// A baseline knows its findings again, whatever happens around them, and hides nothing else.

#include <algorithm>
#include <compare>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/engine/baseline.h"
#include "lint/text/edit.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

const Schema* schema_of(const Page& page) { return schema_for(builtin_config(), page.path); }

std::string told(const FileReport& report, const Diagnostic& it) {
  return fmt::format("{}: {}: {}\n", report.source->lines().display(it.range.begin).line, it.rule, it.message);
}

std::string told(const FileReport& report) {
  std::string out;
  for (const Diagnostic& it : report.diagnostics) out += told(report, it);
  return out;
}

Accounted after(const Page& before, const Page& now) {
  return account(report_on(now), schema_of(now), page_of(report_on(before), schema_of(before)));
}


// What a person may write into a page: harmless lines, headings, and mistakes.
std::string inserted(std::mt19937& random) {
  static const std::vector<std::string> texts = {
      "A sentence that says nothing wrong.\n\n",
      "\n\n",
      "- Another item of the list\n",
      "### A heading nobody has asked for\n\nWith a sentence below it.\n\n",
      "<!-- a comment -->\n\n",
      "## Responsbilities\n\n- Do the work\n\n",
      "#### Hirring Process\n\n- Two calls\n\n",
      "[nowhere]()\n\n",
      "* * *\n\n",
  };
  return texts[random() % texts.size()];
}

// Lines put in, or taken out, somewhere down to just below the finding.
Edit edit_around(const SourceText& source, ByteOffset finding, std::mt19937& random) {
  const LineIndex& lines = source.lines();
  const std::size_t last = std::min(lines.line_of(finding) + 3, lines.line_count() - 1);
  const std::size_t line = random() % (last + 1);
  if (random() % 4 == 0) return {lines.line_with_end(line), ""};
  return {{lines.line_start(line), lines.line_start(line)}, inserted(random)};
}

// A place behind the edit, as it was before; nothing for what the edit wrote.
std::optional<ByteOffset> before(ByteOffset now, const Edit& edit) {
  const auto size = static_cast<std::uint32_t>(edit.text.size());
  if (now < edit.range.begin) return now;
  if (now.value < edit.range.begin.value + size) return std::nullopt;
  return ByteOffset{now.value - size + edit.range.size()};
}

// A diagnostic in words, and what is wrong as programs compare it: numbers, advice and what is around it are no part of
// that.
struct Told {
  std::string text, problem;
  auto operator<=>(const Told&) const = default;
};

std::string problem_of(const Diagnostic& it) {
  return fmt::format("{}\n{}\n{}", it.rule, it.kind, fmt::join(compared(it.arguments), "\n"));
}

Told told_as_value(const FileReport& report, const Diagnostic& it) { return {told(report, it), problem_of(it)}; }

std::string all(const std::multiset<Told>& them) {
  std::string out;
  for (const Told& it : them) out += it.text;
  return out;
}

// What an edit brought, seen by the places. Where rule and place are the same and the words are not, or the words
// are and the place is not, either answer is right: one that came and one that went, or one that changed.
struct Brought {
  std::multiset<Told> certainly, perhaps;
};

Brought brought(const FileReport& old, const FileReport& now, const Edit& edit) {
  std::vector<const Diagnostic*> gone;
  for (const Diagnostic& it : old.diagnostics) gone.push_back(&it);
  Brought out;
  const auto at_same_place = [&](const Diagnostic& it, const Diagnostic& was) {
    const auto place = before(it.range.begin, edit);
    return place && was.rule == it.rule && was.range.begin == *place;
  };
  std::vector<const Diagnostic*> others, fresh;
  for (const Diagnostic& it : now.diagnostics) {
    const auto same = std::ranges::find_if(
        gone, [&](const Diagnostic* was) { return at_same_place(it, *was) && problem_of(*was) == problem_of(it); });
    if (same == gone.end()) others.push_back(&it);
    else gone.erase(same);
  }
  for (const Diagnostic* it : others) {
    const auto same = std::ranges::find_if(gone, [&](const Diagnostic* was) { return at_same_place(*it, *was); });
    if (same == gone.end()) {
      fresh.push_back(it);
      continue;
    }
    out.perhaps.insert(told_as_value(now, *it));
    gone.erase(same);
  }
  for (const Diagnostic* it : fresh) {
    const auto same =
        std::ranges::find_if(gone, [&](const Diagnostic* was) { return problem_of(*was) == problem_of(*it); });
    (same == gone.end() ? out.certainly : out.perhaps).insert(told_as_value(now, *it));
    if (same != gone.end()) gone.erase(same);
  }
  return out;
}

TEST_CASE("a baseline of the corpus hides what it knows and nothing else, through 500 edits") {
  std::vector<Page> pages = job_family_pages();
  std::erase_if(pages, [](const Page& it) { return report_on(it).diagnostics.empty(); });
  REQUIRE_FALSE(pages.empty());
  std::mt19937 random(20);
  std::size_t known = 0, fresh = 0;
  for (int i = 0; i < (kSanitized ? 50 : 500); ++i) {
    const Page& page = pages[random() % pages.size()];
    const FileReport old = report_on(page);
    const Edit edit = edit_around(*old.source, old.diagnostics[random() % old.diagnostics.size()].range.begin, random);
    const Page edited{page.path, apply(page.text, {edit})};
    const Accounted accounted = after(page, edited);
    const auto [certainly, perhaps] = brought(old, report_on(edited), edit);

    std::multiset<Told> shown, came_back, hidden;
    for (const Diagnostic& it : accounted.report.diagnostics) shown.insert(told_as_value(accounted.report, it));
    std::ranges::set_difference(certainly, shown, std::inserter(hidden, hidden.end()));
    std::ranges::set_difference(shown, certainly, std::inserter(came_back, came_back.end()));
    // Of two that nothing tells apart, in sections of one name, either may be the new one.
    std::erase_if(hidden, [&](const Told& it) {
      const auto twin = std::ranges::find(came_back, it.problem, &Told::problem);
      if (twin == came_back.end()) return false;
      came_back.erase(twin);
      return true;
    });
    for (const Told& it : perhaps) {
      if (const auto found = came_back.find(it); found != came_back.end()) came_back.erase(found);
    }
    INFO(fmt::format("{}: {} put for {} bytes at line {}\n{}", page.path, edit.text, edit.range.size(),
                     old.source->lines().display(edit.range.begin).line, told(old)));
    CHECK(all(came_back) == "");
    CHECK(all(hidden) == "");
    known += old.diagnostics.size();
    fresh += certainly.size();
  }
  CHECK(known > 500);
  CHECK((fresh > 50 || kSanitized));
}

// A page as it was, as it is, and what is reported of it then.
void check(const std::string& was, const std::string& is, const std::string& expected) {
  const std::string path = "job-families/example/index.md";
  const Accounted accounted = after({path, was}, {path, is});
  CHECK(told(accounted.report) == expected);
}

const std::string kPage = R"(A Data Steward keeps the tables of a department honest.

## Responsbilities

- Name an owner for every table

## Requirements

- Ability to use GitLab

### Notes

[here]()

## Hiring Proccess

- Screening call
)";

std::string with(std::string_view old, std::string_view fresh) {
  std::string page = kPage;
  return page.replace(page.find(old), old.size(), fresh);
}

TEST_CASE("a finding is known on another line, and when another is mended") {
  check(kPage, "\n\n" + kPage, "");
  check(kPage, with("Responsbilities", "Responsibilities"), "");
}

TEST_CASE("a second finding like the first is new") {
  check(kPage, kPage + "\n## Hiring Proccess\n\n- Reference call\n",
        "19: duplicate-section: there is a section \"Hiring Process\" already; merge the two\n"
        "19: heading-misspelled: \"Hiring Proccess\" is misspelled; write \"Hiring Process\"\n");
}

TEST_CASE("a section is known where it was moved to") {
  std::string page = with("## Hiring Proccess\n\n- Screening call\n", "");
  page.insert(page.find("## Responsbilities"), "## Hiring Proccess\n\n- Screening call\n\n");
  check(kPage, page,
        "3: section-order: section \"Hiring Process\" comes before \"Requirements\"; it belongs after it\n");
}

TEST_CASE("what is mended is stale") {
  const std::string path = "job-families/example/index.md";
  const BaselinePage page = page_of(report_on({path, kPage}), schema_of({path, kPage}));
  const Accounted accounted = after({path, kPage}, {path, with("Proccess", "Process")});
  REQUIRE(accounted.stale.size() == 1);
  CHECK(page.findings[accounted.stale[0]].identity.rule == "heading-misspelled");
  CHECK(accounted.seen.findings.size() == page.findings.size() - 1);
}

TEST_CASE("what 0.1.0 wrote is known by its rule and its place, and is new elsewhere") {
  const std::string path = "job-families/example/index.md";
  const SourceText file("baseline.yaml", "rubric-baseline: 1\npages:\n- {page: " + path +
                                             ", content: \"\"}\nfindings:\n"
                                             "- {page: " +
                                             path +
                                             ", section: [\"Requirements\", \"notes\"], rule: empty-link, text: "
                                             "\"nobody said this\", at: \"[here]()\"}\n");
  const BaselineFile old = parse_baseline(file, {});
  REQUIRE(old.problems.empty());
  const auto left = [&](const std::string& page) {
    const Accounted accounted = account(report_on({path, page}), schema_of({path, page}), old.baseline.pages.at(path));
    return std::ranges::count(accounted.report.diagnostics, std::string_view("empty-link"), &Diagnostic::rule);
  };
  CHECK(left(kPage) == 0);
  CHECK(left(kPage + "\n[here]()\n") == 1);
}

TEST_CASE("a baseline file reads back as it was") {
  Baseline baseline;
  for (const Page& page : all_pages()) {
    const BaselinePage entry = page_of(report_on(page), schema_of(page));
    if (!entry.findings.empty()) baseline.pages[page.path] = entry;
  }
  baseline.pages["a \"b\" \x07\t\\ ü\u2028\U0001F600.md"].findings = {{{.section = {"- x: y", "#"},
                                                                        .rule = "rule",
                                                                        .kind = "kind",
                                                                        .arguments = {"\x7f", ", "},
                                                                        .at = "{a}, [b]\n",
                                                                        .text = {}},
                                                                       3}};
  const SourceText file("baseline.yaml", to_text(baseline));
  BaselineFile read = parse_baseline(file, {});
  REQUIRE(read.problems.empty());
  CHECK(to_text(read.baseline) == file.bytes());
  CHECK(read.baseline.findings() == baseline.findings());
}

TEST_CASE("pages of the corpus are not taken for each other under a new name") {
  std::map<std::string, Sketch> gone, renamed_pages;
  for (const Page& page : corpus()) {
    if (sketch_of(page.text).size() < kSketchLines) continue;
    gone.emplace(page.path, sketch_of(page.text));
    // Every fifth line another, and some at the end.
    std::string text;
    std::size_t line = 0;
    for (const char c : page.text) {
      text += c;
      if (c == '\n' && ++line % 5 == 0) text += fmt::format("{} ", line);
    }
    renamed_pages["new/" + page.path] = sketch_of(text + "\nMore.\n\nAnd more.\n");
  }
  std::size_t wrong = 0;
  for (const auto& [path, old] : renamed(gone, renamed_pages)) wrong += path != "new/" + old ? 1 : 0;
  CHECK(wrong == 0);
}

}  // namespace
}  // namespace rubric::testing
