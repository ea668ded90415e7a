// Whether a YAML tree is what its table of keys says: no other keys, no other kinds of values, no unknown words.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/layer.h"
#include "lint/rule/rule.h"
#include "lint/yaml/shape.h"

namespace rubric::engine {

struct ShapeNames {
  std::span<const Rule* const> rules;
  std::span<const std::string_view> schemas;   // built in
};

// What is wrong is told with its place. The result has an entry for each node of the tree: whether it can be read,
// which says nothing of what is inside it.
std::vector<bool> check_shape(const YamlTree& tree, const KeyTable& table, const ShapeNames& names,
                              const std::function<void(ByteRange, std::string)>& complain);

}  // namespace rubric::engine
