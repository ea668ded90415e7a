// How files are named and what they owe their reader. A convention with a test needs no reviewer.

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/load/load.h"
#include "lint/text/pattern.h"
#include "rules/all_rules.h"
#include "schemas/builtin.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

namespace fs = std::filesystem;

// "kebab-case" with '-', "snake_case" with '_'.
bool is_in_case(std::string_view name, char joint) {
  const std::string expression = fmt::format("[a-z][a-z0-9]*({}[a-z0-9]+)*", joint);
  return Pattern(expression, Pattern::Case::sensitive).matches_all_of(name);
}

// What is made of the project in its folders, perhaps while the tests run: .gitignore names the same.
constexpr std::string_view kMade[] = {"node_modules/",        "lint/lsp/vscode/out/",    "lint/lsp/vscode/schemas/",
                                      "lint/lsp/vscode/bin/", "lint/lsp/vscode/LICENSE", ".vsix"};

// Files of the project that people write, relative to it.
std::vector<std::string> files(std::string_view suffix) {
  std::vector<std::string> found;
  for (const char* folder : {"lint", "rules", "schemas", "tests", "ci", "cmake"}) {
    for (const std::string& file : files_below(std::string(SOURCE_DIR "/") + folder, suffix)) {
      const std::string relative = fs::path(file).lexically_relative(SOURCE_DIR).string();
      const bool made =
          std::ranges::any_of(kMade, [&](std::string_view it) { return relative.find(it) != relative.npos; });
      if (!made) found.push_back(relative);
    }
  }
  return found;
}

std::vector<std::string> sources() {
  std::vector<std::string> found = files(".cc");
  const std::vector<std::string> headers = files(".h");
  found.insert(found.end(), headers.begin(), headers.end());
  return found;
}

std::string text_of(const std::string& relative) { return read_file(std::string(SOURCE_DIR "/") + relative); }

std::string in_kebab_case(std::string name) {
  std::ranges::replace(name, '_', '-');
  return name;
}

// The names of rules that have a file with this suffix.
std::set<std::string> rules_with(std::string_view suffix) {
  std::set<std::string> names;
  for (const std::string& file : files_below(SOURCE_DIR "/rules", suffix)) {
    const std::string stem = fs::path(file).stem().string();
    if (stem != "README") names.insert(in_kebab_case(stem));
  }
  return names;
}

TEST_CASE("every rule is a source file, a page and a name that agree") {
  std::set<std::string> names;
  std::set<std::string> looking{
      "by-schema"};  // the file of those that only report what a schema files under their names
  for (const Rule* rule : rules::all_rules()) {
    names.insert(std::string(rule->name));
    if (rule->check != nullptr) looking.insert(std::string(rule->name));
  }
  CHECK(rules_with(".cc") == looking);
  CHECK(rules_with(".md") == names);
}

TEST_CASE("rules are sorted, and say what they are") {
  const auto all = rules::all_rules();
  CHECK(std::ranges::is_sorted(all, {}, &Rule::name));
  for (const Rule* rule : all) {
    INFO(rule->name);
    CHECK(is_in_case(rule->name, '-'));
    CHECK(!rule->summary.empty());
    for (const Option& option : rule->options) {
      INFO(option.name);
      CHECK(is_in_case(option.name, '-'));
      CHECK(!option.help.empty());
    }
  }
}

TEST_CASE("files of C++ are named in snake_case") {
  for (const std::string& file : sources()) {
    INFO(file);
    CHECK(is_in_case(fs::path(file).stem().string(), '_'));
  }
}

TEST_CASE("a header opens with what it is for") {
  for (const std::string& file : files(".h")) {
    INFO(file);
    const std::string text = text_of(file);
    CHECK(text.starts_with("// "));
    CHECK(text.find("\n#pragma once\n") != text.npos);
  }
}

TEST_CASE("nothing is left for later") {
  for (const std::string& file : files("")) {
    INFO(file);
    for (const char* word : {"TO" "DO", "FIX" "ME"}) CHECK(text_of(file).find(word) == std::string::npos);
  }
}

std::string output_of(const std::string& command) {
  std::string output;
  FILE* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> buffer{};
  for (std::size_t n; (n = fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) output.append(buffer.data(), n);
  pclose(pipe);
  return output;
}

TEST_CASE("the diagnostic in README.md is a real one") {
  const std::string readme = read_file(SOURCE_DIR "/README.md");
  const std::string opening = "```text\n";
  const auto begin = readme.find(opening) + opening.size();
  const std::string shown = readme.substr(begin, readme.find("```", begin) - begin);
  const std::string output = output_of("cd '" SOURCE_DIR "' && '" RUBRIC_PROGRAM "' check fixtures");
  INFO(shown);
  CHECK(output.find(shown) != std::string::npos);
}

TEST_CASE("the schemas that rubric brings along have no problems") {
  std::vector<std::string_view> names;
  for (const Rule* rule : rules::all_rules()) names.push_back(rule->name);
  const SchemaSource source = [](std::string_view name, std::string_view) -> std::optional<std::string> {
    for (const auto& it : schemas::builtin()) {
      if (it.name == name) return std::string(it.text);
    }
    return std::nullopt;
  };
  for (const auto& it : schemas::builtin()) {
    const SourceText file(fmt::format("schemas/{}.yaml", it.name), std::string(it.text));
    std::string problems;
    for (const SchemaProblem& problem : load_schema(file, source, names).problems) {
      const DisplayPosition place = file.lines().display(problem.range.begin);
      problems +=
          fmt::format("{}:{}:{}: {}: {}\n", problem.path, place.line, place.column, problem.rule, problem.message);
    }
    CHECK(problems == "");
  }
}

}  // namespace
}  // namespace rubric::testing
