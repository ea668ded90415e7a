#include "tests/laws/law_pages.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "rules/all_rules.h"
#include "tests/carets.h"
#include "tests/examples.h"

namespace rubric::testing::laws {
namespace {

namespace fs = std::filesystem;

// The examples of GFM's own chapters come with the tests of goldmark: Debian's golang-github-yuin-goldmark-dev.
const std::string kGoldmark = "/usr/share/gocode/src/github.com/yuin/goldmark/extension/_test";

std::string output_of(const std::string& command) {
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("cannot run " + command);
  std::string out;
  char buffer[65536];
  for (std::size_t got = 0; (got = std::fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, got);
  if (::pclose(pipe) != 0) throw std::runtime_error(command + " failed; run npm ci in tests/laws");
  return out;
}

// What stands between the first two lines of `//- - -//` of each example.
std::vector<std::string> examples_of_goldmark(const std::string& text) {
  constexpr std::string_view kBorder = "//- - - - - - - - -//\n", kEnd = "//= = =";
  std::vector<std::string> out;
  for (std::size_t at = text.find(kBorder); at != text.npos; at = text.find(kBorder, at)) {
    at += kBorder.size();
    const std::size_t close = text.find(kBorder, at);
    if (close == text.npos) break;
    out.push_back(text.substr(at, close - at));
    at = std::min(text.find(kEnd, close), text.size());
  }
  return out;
}

Config with_all_rules(Config config) {
  for (const Rule* rule : rules::all_rules()) {
    if (rule->severity == Severity::off && !config.rules.contains(rule->name)) {
      config.rules[std::string(rule->name)] = {.severity = Severity::warning, .options = Options(rule->options)};
    }
  }
  return config;
}

}  // namespace

const Config& all_rules_on() {
  static const Config config = with_all_rules(testing::builtin_config());
  return config;
}

LawPages::LawPages() {
  add_specifications();
  add_examples_of_rules();
  add_fixtures();
  own_ = pages_.size();
  add_corpus();
}

void LawPages::add_specifications() {
  const auto add = [&](const std::string& name, std::string text) {
    pages_.push_back({{fmt::format("{}.md", name), std::move(text)}, &all_rules_on()});
  };
  std::size_t number = 0;
  for (const auto& text : nlohmann::json::parse(output_of("node " SOURCE_DIR "/tests/laws/specification.mjs"))) {
    add(fmt::format("commonmark/{}", ++number), text.get<std::string>());
  }
  for (const std::string& file : testing::files_below(kGoldmark, ".txt")) {
    number = 0;
    for (std::string& text : examples_of_goldmark(testing::read_file(file))) {
      add(fmt::format("gfm/{}/{}", fs::path(file).stem().string(), ++number), std::move(text));
    }
  }
}

void LawPages::add_examples_of_rules() {
  for (const Rule* rule : rules::all_rules()) {
    std::string name(rule->name);
    std::ranges::replace(name, '-', '_');
    const testing::Page page{fmt::format("{}/rules/{}.md", SOURCE_DIR, name), std::string(rules::page(rule->name))};
    std::vector<testing::Page> of_site;
    for (const testing::Example& it : testing::examples_in(page)) {
      if (!it.fixed) of_site.push_back({it.path, testing::strip(it.text)});
    }
    configs_.push_back(std::make_unique<Config>(all_rules_on()));
    Config& usual = *configs_.back();
    usual.links = testing::links_in(testing::configuration_in(page));
    sites_.push_back(std::make_unique<testing::TestSite>(of_site, usual));
    for (const testing::Example& it : testing::examples_in(page)) {
      if (it.fixed) continue;
      testing::Page example{it.path, testing::strip(it.text)};
      if (it.schema.empty()) {
        const PageIndex* const site = sites_.back()->of(example.path);
        pages_.push_back({std::move(example), &usual, site});
      } else {
        configs_.push_back(std::make_unique<Config>(with_all_rules(testing::config_with(it.schema))));
        pages_.push_back({std::move(example), configs_.back().get()});
      }
    }
    pages_.push_back({page, &all_rules_on()});
  }
}

void LawPages::add_fixtures() {
  for (testing::RuleFixture& it : testing::rule_fixtures()) {
    pages_.push_back({{it.page.path, testing::strip(it.page.text)}, &all_rules_on()});
  }
  for (const testing::Page& it : testing::lifelike_pages()) pages_.push_back({it, &all_rules_on()});
}

void LawPages::add_corpus() {
  for (const char* folder : {"corpus", "public", "cases"}) {
    const std::string root = fmt::format("{}/{}", RUBRIC_CORPUS_DIR, folder);
    for (const std::string& file : testing::files_below(root, ".md")) {
      pages_.push_back(
          {{fs::path(file).lexically_relative(root).generic_string(), testing::read_file(file)}, &all_rules_on()});
    }
  }
}

FileReport report_on(const LawPage& page, std::unique_ptr<SourceText> source) {
  const Schema* const schema = schema_for(*page.config, page.page.path);
  return check_document(std::move(source), schema, *page.config, rules::all_rules(), page.site);
}

FileReport report_on(const LawPage& page) {
  return report_on(page, std::make_unique<SourceText>(page.page.path, page.page.text));
}

}  // namespace rubric::testing::laws
