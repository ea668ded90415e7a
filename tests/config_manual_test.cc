// The manual of .rubric.yaml tells of each key.
#include <string>
#include <string_view>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/engine/config_keys.h"
#include "tests/pages.h"

namespace rubric::testing {
namespace {

// Each key of a table stands at the begin of a row of a table of the manual's chapter.
void check_manual(std::string_view chapter, const KeyTable& table) {
  for (const KeyRow& it : table.keys) {
    INFO(it.name);
    CHECK(!it.help.empty());
    const bool has_row = chapter.find(fmt::format("\n| `{}` |", it.name)) != chapter.npos;
    CHECK(has_row);
  }
}

TEST_CASE("the manual tells of each key, and of no other") {
  const std::string manual = read_file(SOURCE_DIR "/lint/engine/configuration.md");
  std::string chapters;
  for (std::size_t at = manual.find("\n## `"); at != manual.npos; at = manual.find("\n## `", at + 1)) {
    chapters += manual.substr(at + 4, manual.find('`', at + 5) - at - 3);
  }
  std::string keys;
  for (const KeyRow& it : config_keys::kConfig.keys) {
    keys += fmt::format("`{}`", it.name);
    const std::size_t begin = manual.find(fmt::format("\n## `{}`\n", it.name));
    INFO(it.name);
    REQUIRE(begin != manual.npos);
    CHECK(!it.help.empty());
    if (it.shape.table != nullptr && it.name != "rules") {
      check_manual(manual.substr(begin, manual.find("\n## ", begin + 1) - begin), *it.shape.table);
    }
  }
  CHECK(chapters == keys);
}

}  // namespace
}  // namespace rubric::testing
