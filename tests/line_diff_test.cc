#include "lint/text/line_diff.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "tests/pages.h"
#include "tests/temporary_folder.h"

namespace rubric::testing {
namespace {

namespace fs = std::filesystem;

TEST_CASE("a diff shows three lines around each change") {
  const std::string before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n";
  CHECK(unified_diff("a b.md", before, "1\n2\n3\n4\nfive\n6\n7\n8\n9\n10\n11\n12\n13\n14\n") ==
        "--- a/a b.md\t\n+++ b/a b.md\t\n"
        "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
        "@@ -11,3 +11,4 @@\n 11\n 12\n 13\n+14\n");
  CHECK(unified_diff("a.md", before, "1\n2\nX\n4\n5\n6\n7\n8\n9\nY\n11\n12\n13\n") ==
        "--- a/a.md\n+++ b/a.md\n"
        "@@ -1,13 +1,13 @@\n 1\n 2\n-3\n+X\n 4\n 5\n 6\n 7\n 8\n 9\n-10\n+Y\n 11\n 12\n 13\n");
}

TEST_CASE("a diff of nothing, and of all") {
  CHECK(unified_diff("a", "x\n", "x\n").empty());
  CHECK(unified_diff("a", "", "x\ny\n") == "--- a/a\n+++ b/a\n@@ -0,0 +1,2 @@\n+x\n+y\n");
  CHECK(unified_diff("a", "x\n", "") == "--- a/a\n+++ b/a\n@@ -1 +0,0 @@\n-x\n");
}

TEST_CASE("a diff tells a missing line end, and of unusual names") {
  CHECK(unified_diff("t\t\"\xC3\xA9", "x", "x\n") ==
        "--- \"a/t\\t\\\"\\303\\251\"\n+++ \"b/t\\t\\\"\\303\\251\"\n@@ -1 +1 @@\n-x\n\\ No newline at end of "
        "file\n+x\n");
}

// `patch` makes of `before` what the diff was made for.
std::string patched(const fs::path& folder, const std::string& before, const std::string& diff) {
  std::ofstream(folder / "page.md", std::ios::binary) << before;
  std::ofstream(folder / "page.diff", std::ios::binary) << diff;
  const std::string command =
      fmt::format("cd '{}' && git apply --unidiff-zero --whitespace=nowarn page.diff 2>&1", folder.string());
  return std::system(command.c_str()) == 0 ? read_file((folder / "page.md").string()) : "git refused it:\n" + diff;
}

TEST_CASE("git makes of the old text the new one") {
  const TemporaryFolder folder;
  std::mt19937 random(7);
  const auto pick = [&](std::size_t below) { return random() % below; };
  const char* const kLines[] = {"a\n", "b\n", "\n", "c\r\n", "# d\n", "- e\n", "--- f\n"};
  for (int round = 0; round < 40; ++round) {
    std::vector<std::string> lines(1 + pick(60));
    for (std::string& it : lines) it = kLines[pick(std::size(kLines))];
    std::string before, after;
    for (const std::string& it : lines) {
      before += it;
      const std::size_t fate = pick(12);
      if (fate > 0) after += it;
      if (fate == 1) after += kLines[pick(std::size(kLines))];
    }
    if (pick(3) == 0) before += "end";
    if (pick(3) == 0) after += "end";
    if (before == after || after.empty()) continue;
    CHECK(patched(folder.path(), before, unified_diff("page.md", before, after)) == after);
  }
}

}  // namespace
}  // namespace rubric::testing
