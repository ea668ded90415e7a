#include "tests/pages.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include <nlohmann/json.hpp>

#include "lint/load/load.h"
#include "rules/all_rules.h"
#include "schemas/builtin.h"
#include "tests/carets.h"
#include "tests/examples.h"

namespace rubric::testing {
namespace {

namespace fs = std::filesystem;

const std::string kProject = SOURCE_DIR;

// The pages below `folder`, with paths relative to `root`.
std::vector<Page> pages_below(const std::string& folder, const std::string& root) {
  std::vector<Page> pages;
  for (const std::string& file : files_below(folder, ".md")) {
    pages.push_back({fs::path(file).lexically_relative(root).generic_string(), read_file(file)});
  }
  return pages;
}

std::optional<std::string> builtin_schema(std::string_view name, std::string_view) {
  for (const auto& it : schemas::builtin()) {
    if (it.name == name) return std::string(it.text);
  }
  return std::nullopt;
}

Config load_builtin_config() {
  std::vector<std::string_view> names;
  for (const Rule* rule : rules::all_rules()) names.push_back(rule->name);
  Config config;
  for (const auto& it : schemas::builtin()) {
    const SourceText file(std::string(it.name) + ".yaml", std::string(it.text));
    const SchemaFile loaded = load_schema(file, builtin_schema, names);
    if (!loaded.schema) throw std::runtime_error("the built-in schema " + std::string(it.name) + " does not load");
    SchemaChoice choice{.files = {}, .schema = loaded.schema, .name = std::string(it.name), .place = {}};
    for (const std::string& glob : loaded.schema->files) choice.files.emplace_back(glob);
    config.schemas.push_back(std::move(choice));
  }
  return config;
}

}  // namespace

const std::vector<Page>& corpus() {
  static const auto pages = pages_below(RUBRIC_CORPUS_DIR "/corpus", RUBRIC_CORPUS_DIR "/corpus");
  return pages;
}

const std::vector<Page>& defect_pages() {
  static const auto pages = [] {
    std::vector<Page> found;
    for (const std::string& file : files_below(RUBRIC_CORPUS_DIR "/defects", "/label.json")) {
      const auto label = nlohmann::json::parse(read_file(file));
      found.push_back(
          {label.at("path").get<std::string>(), read_file(fs::path(file).replace_filename("before.md").string())});
    }
    return found;
  }();
  return pages;
}

const std::vector<Page>& lifelike_pages() {
  static const auto pages = pages_below(kProject + "/fixtures/job-families", kProject);
  return pages;
}

std::vector<Page> job_family_pages() {
  std::vector<Page> pages = corpus();
  pages.insert(pages.end(), lifelike_pages().begin(), lifelike_pages().end());
  return pages;
}

std::vector<Page> all_pages() {
  std::vector<Page> pages = job_family_pages();
  for (RuleFixture& it : rule_fixtures()) pages.push_back({it.page.path, strip(it.page.text)});
  for (Page& it : pages_below(kProject + "/rules", kProject)) {
    for (const Example& example : examples_in(it)) pages.push_back({example.path, strip(example.text)});
    pages.push_back(std::move(it));
  }
  return pages;
}

std::vector<RuleFixture> rule_fixtures() {
  std::vector<RuleFixture> fixtures;
  const std::string folder = kProject + "/fixtures/rules";
  for (const std::string& file : files_below(folder, ".md")) {
    const fs::path relative = fs::path(file).lexically_relative(folder);
    fixtures.push_back({.file = file,
                        .rule = relative.begin()->string(),
                        .page = {"job-families/" + relative.generic_string(), read_file(file)}});
  }
  return fixtures;
}

Config config_with(const std::string& schema) {
  std::vector<std::string_view> names;
  for (const Rule* rule : rules::all_rules()) names.push_back(rule->name);
  const SourceText file("schema.yaml", schema);
  const SchemaFile loaded = load_schema(file, builtin_schema, names);
  if (!loaded.schema) throw std::runtime_error("this schema does not load:\n" + schema);
  Config config;
  SchemaChoice choice{.files = {}, .schema = loaded.schema, .name = "example", .place = {}};
  choice.files.emplace_back("**");
  config.schemas.push_back(std::move(choice));
  return config;
}

const Config& builtin_config() {
  static const Config config = load_builtin_config();
  return config;
}

FileReport report_on(const Page& page, const Config& config) {
  return report_on(page, rules::all_rules(), config);
}

FileReport report_on(const Page& page, std::span<const Rule* const> rules, const Config& config,
                     const PageIndex* site) {
  return check_document(std::make_unique<SourceText>(page.path, page.text), schema_for(config, page.path), config,
                        rules, site);
}

FileReport report_by(const Rule& rule, const Page& page, const Config& config, const PageIndex* site) {
  if (!rule.about_suppressions) {
    const Rule* const alone = &rule;
    return report_on(page, std::span(&alone, 1), config, site);
  }
  FileReport report = report_on(page, config);
  std::erase_if(report.diagnostics, [&](const Diagnostic& it) { return it.rule != rule.name; });
  return report;
}

const Rule* rule_named(std::string_view name) {
  return rule::rule_named(rules::all_rules(), name);   // also by a name that it had once
}

std::span<const Rule* const> rules_about_sections() {
  static const std::vector<const Rule*> found = [] {
    std::vector<const Rule*> rules;
    for (const Rule* it : rules::all_rules()) {
      const bool elsewhere =
          it->group == RuleGroup::links || it->group == RuleGroup::workspace;  // where links lead, other pages
      const bool of_text = it->group == RuleGroup::hygiene || it->group == RuleGroup::suppressions ||
                           it->group == RuleGroup::language ||
                           (it->group == RuleGroup::house_style && !it->about_content);
      if (!of_text && !elsewhere) rules.push_back(it);
    }
    return rules;
  }();
  return found;
}

bool is_structural(std::string_view rule_name) {
  const Rule* rule = rule_named(rule_name);
  if (rule == nullptr) return false;
  switch (rule->group) {
    case RuleGroup::structure:
    case RuleGroup::levels:
    case RuleGroup::grades:
    case RuleGroup::specialties: return true;
    default: return false;
  }
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<std::string> files_below(const std::string& folder, std::string_view suffix) {
  std::vector<std::string> files;
  if (!fs::is_directory(folder)) return files;
  for (auto it = fs::recursive_directory_iterator(folder); it != fs::recursive_directory_iterator(); ++it) {
    if (it->is_directory() && it->path().filename() == "node_modules") it.disable_recursion_pending();
    if (it->is_regular_file() && it->path().string().ends_with(suffix)) files.push_back(it->path().string());
  }
  std::ranges::sort(files);
  return files;
}

}  // namespace rubric::testing
