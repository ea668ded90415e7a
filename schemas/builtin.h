// The schemas that rubric brings along, as text. They are read like any other schema file.
#pragma once

#include <span>
#include <string_view>

namespace rubric::schemas {

struct Builtin {
  std::string_view name;  // the file's, without ".yaml"
  std::string_view text;
};

// One for each .yaml beside this file, sorted by name.
std::span<const Builtin> builtin();

}  // namespace rubric::schemas
