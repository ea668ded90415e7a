// Why a text is not TOML, said to the person who wrote it.
#pragma once

#include <cstddef>
#include <string_view>

#include "lint/toml/layer.h"
#include "lint/yaml/yaml.h"

namespace rubric::toml {

// Where the library stopped, and why in its words.
struct Stop {
  std::size_t at = 0;
  std::string_view complaint;
};

struct Mistake {
  YamlProblem problem;
  ByteRange entry;       // the lines that have to be left out for the rest to be read
};

Mistake explain(std::string_view text, const Stop& stopped);

}  // namespace rubric::toml
