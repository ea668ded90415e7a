// The schemas that rubric brings along, as text and as the YAML tree of it. They are loaded like any other
// schema file, except that nobody waits for their YAML to be parsed: that took as long as checking 50 pages.
#pragma once

#include <span>
#include <string_view>

#include "lint/yaml/row.h"
#include "schemas/layer.h"

namespace rubric::schemas {

struct Builtin {
  std::string_view name;  // the file's, without ".yaml"
  std::string_view text;
  std::span<const YamlRow> tree;  // of the text; it has no problems
};

// One for each .yaml beside this file, sorted by name.
std::span<const Builtin> builtin();

}  // namespace rubric::schemas
