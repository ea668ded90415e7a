// Mistakes that other tools were reported for, tried here: fixtures/cases/*.md.
//
// Each is a recorded session (tests/sessions.h) whose Markdown files carry caret lines for all that a run over the
// whole folder says about them, before any command of the session was run.
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "lint/engine/fix.h"
#include "rules/all_rules.h"
#include "tests/carets.h"
#include "tests/expect.h"
#include "tests/pages.h"
#include "tests/sessions.h"

namespace rubric::testing {
namespace {

namespace fs = std::filesystem;

const std::string kCases = SOURCE_DIR "/fixtures/cases";

std::vector<std::string> cases() {
  std::vector<std::string> found = files_below(kCases, ".md");
  std::erase(found, kCases + "/README.md");
  return found;
}

bool is_page(const Fence& fence) { return fence.kind == "md" && !fence.name.empty(); }

void write_files(const std::string& fixture, const Folder& folder) {
  for (const Fence& fence : fences(fixture)) {
    if (fence.name.empty()) continue;
    const std::string text = fixture.substr(fence.text.begin.value, fence.text.size());
    folder.write(fence.name, is_page(fence) ? strip(text) : text);
  }
}

// What a run over the folder says about each page.
std::map<std::string, Diagnostics> run_over(const Folder& folder) {
  const std::string printed = folder.run("rubric check --format json 2> /dev/null");
  INFO(printed);
  const auto report = nlohmann::json::parse(printed.substr(0, printed.rfind("[exit")), nullptr, false);
  REQUIRE(report.is_object());
  std::map<std::string, Diagnostics> found;
  for (const auto& it : report["diagnostics"]) {
    found[it["path"]].push_back({.range = byte_range(it["offset"], it["end_offset"]),
                                 .rule = rule_named(it["rule"].get<std::string>())->name,
                                 .message = it["message"]});
  }
  return found;
}

std::string rerun(const std::string& fixture) {
  const Folder folder;
  write_files(fixture, folder);
  const bool pages = std::ranges::any_of(fences(fixture), is_page);
  const auto found = pages ? run_over(folder) : std::map<std::string, Diagnostics>{};
  return rewritten(fixture, [&](const Fence& fence, std::string_view text) -> std::optional<std::string> {
    if (fence.kind == "console") return replay(text, folder);
    if (!is_page(fence)) return {};
    const auto its = found.find(fence.name);
    return annotate(SourceText(fence.name, strip(text)), its == found.end() ? Diagnostics{} : its->second);
  });
}

// The cells of a row "| a | b |".
std::vector<std::string> split(const std::string& row) {
  std::vector<std::string> cells;
  for (std::size_t at = 2; at < row.size();) {
    const std::size_t end = std::min(row.find(" |", at), row.size());
    cells.push_back(row.substr(at, end - at));
    at = end + 3;
  }
  return cells;
}

std::vector<std::string> in_backticks(const std::string& cell) {
  std::vector<std::string> found;
  for (std::size_t at = cell.find('`'); at != cell.npos;) {
    const std::size_t end = cell.find('`', at + 1);
    found.push_back(cell.substr(at + 1, end - at - 1));
    at = cell.find('`', end + 1);
  }
  return found;
}

TEST_CASE("reported cases come out as they should") {
  CHECK(!cases().empty());
  for (const std::string& path : cases()) {
    INFO(path);
    expect_file(path, rerun(read_file(path)));
  }
}

TEST_CASE("fixing reported cases twice is fixing them once") {
  for (const std::string& path : cases()) {
    INFO(path);
    const Folder folder;
    write_files(read_file(path), folder);
    folder.run("rubric check --unsafe-fixes");
    CHECK(folder.run("rubric check --unsafe-fixes --diff").find("--- a/") == std::string::npos);
  }
}

TEST_CASE("the table of reported cases names what tests them, and every one of them") {
  const std::string table = read_file(kCases + "/README.md");
  std::set<std::string> named;
  for (std::size_t at = table.find("\n| "); at != table.npos; at = table.find("\n| ", at + 1)) {
    const std::string row = table.substr(at + 1, table.find('\n', at + 1) - at - 1);
    const std::vector<std::string> cells = split(row);
    if (cells[0] == "reported to") continue;
    INFO(row);
    REQUIRE(cells.size() == 4);
    CHECK(!cells[3].empty());
    for (const std::string& test : in_backticks(cells[2])) {
      const bool here = test.find('/') == test.npos;
      CHECK(fs::exists(here ? kCases + "/" + test : SOURCE_DIR "/" + test));
      if (here) named.insert(kCases + "/" + test);
    }
  }
  for (const std::string& path : cases()) {
    INFO(path);
    CHECK(named.contains(path));
  }
}

TEST_CASE("cases as they were reported neither end the program nor change when they are fixed again") {
  const std::vector<std::string> paths = files_below(RUBRIC_CORPUS_DIR "/cases", ".md");
  if (paths.empty()) WARN("skipped: there is no corpus");
  const auto check = [](std::unique_ptr<SourceText> source) {
    return check_document(std::move(source), builtin_config(), rules::all_rules());
  };
  for (const std::string& path : paths) {
    INFO(path);
    const Fixed once = fix(std::make_unique<SourceText>("page.md", read_file(path)), check, Safety::unsafe);
    CHECK(once.settled);
    CHECK(fix(std::make_unique<SourceText>("page.md", std::string(once.report.source->bytes())), check, Safety::unsafe)
              .fixes == 0);
  }
}

}  // namespace
}  // namespace rubric::testing
