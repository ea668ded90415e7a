// What may stand at a node of such a file, by the tables of keys.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/lsp/layer.h"
#include "lint/rule/rule.h"
#include "lint/yaml/shape.h"

namespace rubric::lsp {

// The shapes that a value may have; several where the tables leave that open, none where nothing may stand.
std::vector<Shape> shapes_at(const YamlTree& tree, const KeyTable& root, std::span<const Rule* const> rules,
                             YamlId value);

// A key that may stand in a mapping, with what is said of it.
struct KnownKey {
  std::string_view name;
  std::string help;
  bool holds_more = false;   // a list or a mapping, and nothing that fits behind the colon
  bool required = false;
};
std::vector<KnownKey> keys_at(const YamlTree& tree, const KeyTable& root, std::span<const Rule* const> rules,
                              YamlId mapping);

}  // namespace rubric::lsp
