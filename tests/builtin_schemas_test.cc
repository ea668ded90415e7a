// What the build makes of the schemas that rubric brings along is what parsing their text gives.
#include <string>

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include "lint/yaml/row.h"
#include "schemas/builtin.h"
#include "tests/layers.h"

namespace rubric::testing {
namespace {

std::string shown(const YamlTree& tree) {
  std::string out;
  for (const YamlNode& it : tree.nodes()) {
    out += fmt::format("{} {} key {} in {} to {} at {}-{}: {}\n", static_cast<int>(it.kind), it.quoted, it.key,
                       it.parent, it.end, it.range.begin.value, it.range.end.value, it.value);
  }
  return out;
}

TEST_CASE("the tree of a built-in schema is the one that its text has") {
  CHECK(schemas::builtin().size() >= 3);
  for (const schemas::Builtin& it : schemas::builtin()) {
    INFO(it.name);
    const YamlTree parsed = parse_yaml(it.text);
    CHECK(parsed.problems().empty());
    CHECK(shown(tree_of(it.tree)) == shown(parsed));
  }
}

}  // namespace
}  // namespace rubric::testing
