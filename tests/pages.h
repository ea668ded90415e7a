// The pages that tests read, and how they are checked: with every rule and the built-in schemas, as a
// run without any configuration does.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/check.h"
#include "lint/engine/config.h"
#include "tests/layers.h"

namespace rubric::testing {

// Sanitizers make everything several times slower; tests that only repeat themselves then do less.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

struct Page {
  std::string path;   // as the run would name it; decides which schema claims the page
  std::string text;
};

// Real pages; none where there is no corpus. Paths are relative to the corpus.
const std::vector<Page>& corpus();

// The lifelike pages of fixtures/job-families. Paths are relative to the project.
const std::vector<Page>& lifelike_pages();

// corpus() and lifelike_pages().
std::vector<Page> job_family_pages();

// Pages as they were before somebody mended them; none where there is no corpus.
const std::vector<Page>& defect_pages();

// Everything there is to try a law on: those, fixtures for single rules, the rules' own pages and their examples.
std::vector<Page> all_pages();

// The examples of the edge cases of one rule: fixtures/rules/<rule>/*.md, with their caret lines.
struct RuleFixture {
  std::string file;
  std::string rule;
  Page page;          // the text still has its caret lines
};
std::vector<RuleFixture> rule_fixtures();

const Config& builtin_config();

// This schema for every page; throws if it does not load.
Config config_with(const std::string& schema);

FileReport report_on(const Page& page, const Config& config = builtin_config());
FileReport report_on(const Page& page, std::span<const Rule* const> rules, const Config& config = builtin_config(),
                     const PageIndex* site = nullptr);

// What one rule says. One about comments that silence rules runs with all others, or none of them would be known.
FileReport report_by(const Rule& rule, const Page& page, const Config& config = builtin_config(),
                     const PageIndex* site = nullptr);

// The rule of this name, or nullptr.
const Rule* rule_named(std::string_view name);

// All but those about words and bytes, which a change of the outline touches by accident.
std::span<const Rule* const> rules_about_sections();

// Whether the rule is about the outline: structure, levels, grades, specialties.
bool is_structural(std::string_view rule_name);

// "" if there is none.
std::string read_file(const std::string& path);

// The regular files below a folder whose name ends so, sorted; packages of npm are left out.
std::vector<std::string> files_below(const std::string& folder, std::string_view suffix);

}  // namespace rubric::testing
