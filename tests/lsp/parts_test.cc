// What the parts of the language server may know of each other, as the table of lint/lsp/README.md has it. A part knows
// what it includes, and what that includes.

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/pages.h"

namespace rubric::testing {
namespace {

void add_includes(const std::string& file, std::set<std::string>& seen) {
  if (!seen.insert(file).second) return;
  std::istringstream in(read_file(SOURCE_DIR "/" + file));
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("#include \"lint/lsp/")) add_includes(line.substr(10, line.rfind('"') - 10), seen);
  }
}

// The headers of the server that a part sees by its header or its source.
std::set<std::string> seen_by(const std::string& part) {
  std::set<std::string> seen;
  for (const char* suffix : {".h", ".cc"}) add_includes("lint/lsp/" + part + suffix, seen);
  return seen;
}

void check_sees_none_of(const std::vector<std::string>& parts, const std::vector<std::string>& others) {
  for (const std::string& part : parts) {
    const std::set<std::string> seen = seen_by(part);
    REQUIRE(seen.size() >= 2);
    for (const std::string& other : others) {
      INFO(part << " sees " << other);
      CHECK(!seen.contains("lint/lsp/" + other + ".h"));
    }
  }
}

TEST_CASE("the transport of the language server knows nothing of JSON, methods and documents") {
  check_sees_none_of({"transport", "inbox", "framing"}, {"json", "dispatch", "methods", "documents", "state"});
}

TEST_CASE("the dispatch of the language server knows nothing of bytes and documents") {
  check_sees_none_of({"dispatch"}, {"transport", "framing", "methods", "documents", "state"});
}

TEST_CASE("the schedule of the language server and what it knows of documents know nothing of JSON") {
  check_sees_none_of({"schedule", "documents", "folders", "state"}, {"json", "dispatch", "methods", "transport"});
}

}  // namespace
}  // namespace rubric::testing
