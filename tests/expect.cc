#include "tests/expect.h"

#include <cstdlib>
#include <fstream>

#include <catch2/catch.hpp>

#include "tests/carets.h"
#include "tests/pages.h"

namespace rubric::testing {

void check(std::string_view annotated) {
  const FileReport report = report_on({"job-families/example/index.md", strip(annotated)});
  CHECK(annotate(*report.source, report.diagnostics) == annotated);
}

void expect_file(const std::string& path, const std::string& actual) {
  if (updating()) {
    if (read_file(path) != actual) std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  INFO("UPDATE_EXPECT=1 rewrites " << path);
  CHECK(actual == read_file(path));
}

bool updating() { return std::getenv("UPDATE_EXPECT") != nullptr; }

}  // namespace rubric::testing
