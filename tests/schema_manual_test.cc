// The manual of the schema language: its examples load, and its tables name all there is. And what no manual shows:
// schemas with lines changed at random.
#include <functional>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/load/load.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

TEST_CASE("every example of the manual loads") {
  const std::string manual = read_file(SOURCE_DIR "/lint/schema/language.md");
  const std::map<std::string, std::string, std::less<>> files = {
      {"job-family", read_file(SOURCE_DIR "/schemas/job-family.yaml")}};
  const SchemaSource source = [&](std::string_view name, std::string_view) {
    return std::optional(files.at(std::string(name)));
  };
  constexpr std::string_view kFence = "```yaml\n";
  int examples = 0;
  for (std::size_t at = manual.find(kFence); at != std::string::npos; at = manual.find(kFence, at)) {
    at += kFence.size();
    const SourceText file("example.yaml", manual.substr(at, manual.find("\n```\n", at) + 1 - at));
    INFO(file.bytes());
    for (const SchemaProblem& it : load_schema(file, source, {}).problems) FAIL_CHECK(it.message);
    ++examples;
  }
  CHECK(examples >= 12);
}

TEST_CASE("the manual names every fault with its rule") {
  const std::string manual = read_file(SOURCE_DIR "/lint/schema/language.md");
  for (std::size_t i = 0; i < kFaults; ++i) {
    const auto fault = static_cast<Fault>(i);
    INFO(name_of(fault));
    const std::size_t row = manual.find(fmt::format("\n| `{}` | ", name_of(fault)), manual.find("\n| mistake |"));
    REQUIRE(row != std::string::npos);
    const std::string line = manual.substr(row + 1, manual.find('\n', row + 1) - row - 1);
    CHECK(line.ends_with(fmt::format("| {} |", kDefaultRules[i])));
    CHECK(fault_named(name_of(fault)) == fault);
  }
}

// A law: whatever is done to the lines of a schema, it loads, and every problem is inside its file.
TEST_CASE("mutilated schemas have problems inside the file and nothing worse") {
  const std::string whole = read_file(SOURCE_DIR "/fixtures/schemas/everything.yaml");
  REQUIRE(!whole.empty());
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < whole.size();) {
    const std::size_t end = std::min(whole.find('\n', at), whole.size() - 1) + 1;
    lines.push_back(whole.substr(at, end - at));
    at = end;
  }
  std::mt19937 random(20);
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random()) % n; };
  for (int round = 0; round < 400; ++round) {
    std::vector<std::string> now = lines;
    for (std::size_t changes = 1 + below(4); changes > 0; --changes) {
      const std::size_t at = below(now.size());
      switch (below(5)) {
        case 0: now.erase(now.begin() + static_cast<std::ptrdiff_t>(at)); break;
        case 1: now.insert(now.begin() + static_cast<std::ptrdiff_t>(at), now[below(now.size())]); break;
        case 2: now[at] = now[below(now.size())]; break;
        case 3: now[at].erase(below(now[at].size()), 1 + below(4)); break;
        case 4: now[at].insert(below(now[at].size()), std::string(1, ":{}[]-\"'#&*!|>% \t,?x"[below(20)])); break;
      }
    }
    std::string text;
    for (const std::string& line : now) text += line;
    const SourceText file("s.yaml", text);
    for (const SchemaProblem& it : load_schema(file, {}, {}).problems) {
      INFO(text);
      REQUIRE(it.range.begin <= it.range.end);
      REQUIRE(it.range.end <= file.end());
      REQUIRE(!it.message.empty());
    }
  }
}

}  // namespace
}  // namespace rubric::testing
