// A page that somebody types in, as the language server looks at it: read again around each edit, matched with a
// memory, checked without fixes and with what local rules said before. What is found is what a check of the file finds.
#include <algorithm>
#include <memory>
#include <random>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/document/reparse.h"
#include "lint/engine/check.h"
#include "lint/engine/parsed_page.h"
#include "rules/all_rules.h"
#include "tests/pages.h"
#include "tests/site.h"

namespace rubric::testing {
namespace {

// One line for each diagnostic, and one for each place it points to.
std::vector<std::string> shown(const Diagnostics& diagnostics) {
  std::vector<std::string> out;
  for (const Diagnostic& it : diagnostics) {
    out.push_back(fmt::format("[{}, {}) {} {} {}", it.range.begin.value, it.range.end.value, it.rule,
                              name_of(it.severity), it.message));
    for (const Related& other : it.related) {
      out.push_back(
          fmt::format("  {} [{}, {}) {}", other.path, other.range.begin.value, other.range.end.value, other.message));
    }
  }
  return out;
}

// What one of the two has and the other has not.
std::string difference(const Diagnostics& found, const Diagnostics& fresh) {
  const std::vector<std::string> ours = shown(found), theirs = shown(fresh);
  std::string out;
  for (const std::string& it : ours) {
    out += std::ranges::find(theirs, it) == theirs.end() ? "only here: " + it + "\n" : "";
  }
  for (const std::string& it : theirs) {
    out += std::ranges::find(ours, it) == ours.end() ? "only fresh: " + it + "\n" : "";
  }
  return out.empty() && ours != theirs ? "in another order" : out;
}

// Mostly letters; and what makes a heading another one, or opens and closes sections.
constexpr std::string_view kTyped[] = {"a",
                                       "x",
                                       " ",
                                       "",
                                       "",
                                       "\n",
                                       "# ",
                                       "#",
                                       "\n\n## Levels\n\n",
                                       "\n\n### Senior Engineer\n\n",
                                       "- ",
                                       "  ",
                                       "s",
                                       "\n\n#### Responsibilites\n\n- Works.\n",
                                       "\n\n## Requirements\n\n",
                                       "[a](#b)",
                                       "<!-- x -->",
                                       "**",
                                       "grade 7",
                                       " recieve",
                                       "[to][role]",
                                       "\n\n[role]: #responsibilites\n\n",
                                       "[it](#levels)",
                                       "<a id=\"b\"></a>"};

std::size_t type_and_compare(const Page& page, TestSite& site, unsigned seed, int edits) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t count) {
    return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
  };
  const Config& config = builtin_config();
  const Schema* schema = schema_for(config, page.path);
  MatchMemory memory;
  RuleMemory said;
  std::string text = page.text;
  auto source = std::make_unique<SourceText>(page.path, text);
  Document document = parse_markdown(*source);
  ParsedPage reading = read_page(std::move(source), std::move(document), schema, &memory);
  std::size_t pieced = 0;
  for (int i = 0; i < edits && text.size() > 100; ++i) {
    const auto whole = [&](std::size_t at) {
      while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) ++at;
      return at;
    };
    std::size_t begin = whole(below(text.size() + 1));
    if (below(3) == 0) begin = std::min(text.find("\n#", begin), text.size());   // headings are what matching looks at
    const std::size_t end = whole(std::min(begin + (below(5) == 0 ? below(60) : below(3)), text.size()));
    const std::string_view typed = kTyped[below(std::size(kTyped))];
    const Replaced edit{byte_range(begin, end), typed.size()};
    text.replace(begin, end - begin, typed);

    auto next = std::make_unique<SourceText>(page.path, text);
    std::optional<Document> again = reparse(std::move(reading.document), *next, std::span(&edit, 1));
    if (again) ++pieced;
    Document read = again ? std::move(*again) : parse_markdown(*next);
    reading = read_page(std::move(next), std::move(read), schema, &memory);
    const Checked checked = check_parsed_page(reading, config, rules::all_rules(),
                                          {.memory = &said, .fixes = Fixes::unwanted, .site = site.of(page.path)});
    const FileReport fresh = check_document(std::make_unique<SourceText>(page.path, text), schema, config,
                                            rules::all_rules(), site.of(page.path));
    INFO(fmt::format("{} seed {} edit {}: [{}, {}) becomes '{}'", page.path, seed, i, begin, end, typed));
    REQUIRE(difference(checked.diagnostics, fresh.diagnostics) == "");
  }
  return pieced;
}

}  // namespace

TEST_CASE("what is found while somebody types is what a check of the file finds") {
  std::size_t pieced = 0;
  unsigned seed = 1;
  const std::vector<Page>& pages = job_family_pages();
  TestSite site(pages, builtin_config());
  const std::size_t step = kSanitized ? 20 : 2;
  for (std::size_t at = 0; at < pages.size(); at += step) {
    pieced += type_and_compare(pages[at], site, seed++, kSanitized ? 10 : 50);
  }
  CHECK(pieced > 20);
}

TEST_CASE("local rules say of a page a section at a time what they say of all of it") {
  TestSite site(all_pages(), builtin_config());
  for (const Page& page : all_pages()) {
    const Config& config = builtin_config();
    const ParsedPage reading =
        read_page(std::make_unique<SourceText>(page.path, page.text), schema_for(config, page.path));
    if (reading.outline.sections.empty()) continue;
    // The page as it was when every fifth heading had another letter: of five sections, three are looked at anew, apart
    // from the others.
    RuleMemory said;
    std::string text = page.text;
    for (std::size_t i = reading.outline.sections.size(); i-- > 0;) {
      const Node& heading = reading.document[reading.outline.sections[i].heading];
      if (i % 5 == 2 && !heading.setext) text.insert(heading.range.end.value, " x");
    }
    const ParsedPage before = read_page(std::make_unique<SourceText>(page.path, text), reading.schema);
    const PageIndex* const its = site.of(page.path);
    (void)check_parsed_page(before, config, rules::all_rules(),
                            {.memory = &said, .fixes = Fixes::unwanted, .site = its});
    const Checked checked = check_parsed_page(reading, config, rules::all_rules(),
                                              {.memory = &said, .fixes = Fixes::unwanted, .site = its});
    const Checked fresh = check_parsed_page(reading, config, rules::all_rules(), {.site = its});
    INFO(page.path);
    REQUIRE(difference(checked.diagnostics, fresh.diagnostics) == "");
  }
}

TEST_CASE("a match with a memory is the match without, whichever page came before") {
  const Config& config = builtin_config();
  MatchMemory memory;
  for (const Page& page : job_family_pages()) {
    const Schema* schema = schema_for(config, page.path);
    if (schema == nullptr) continue;
    for (int time = 0; time < 2; ++time) {   // the second is remembered
      auto source = std::make_unique<SourceText>(page.path, page.text);
      Document document = parse_markdown(*source);
      const ParsedPage with = read_page(std::move(source), std::move(document), schema, &memory);
      const ParsedPage without = read_page(std::make_unique<SourceText>(page.path, page.text), schema);
      REQUIRE(with.match.has_value() == without.match.has_value());
      if (!with.match) continue;
      INFO(page.path);
      CHECK(with.match->type == without.match->type);
      CHECK(with.match->cost == without.match->cost);
      CHECK(with.match->repairs.size() == without.match->repairs.size());
      const bool same =
          std::ranges::equal(with.match->bindings, without.match->bindings, [](const Binding& a, const Binding& b) {
            return a.element == b.element && a.parent == b.parent && a.level == b.level && a.prefix == b.prefix;
          });
      CHECK(same);
    }
  }
}

}  // namespace rubric::testing
