#include "lint/lsp/yaml_places.h"

#include <algorithm>

#include <fmt/format.h>

#include "lint/engine/config_keys.h"

namespace rubric::lsp {
namespace {

const Option* option_named(const Rule& rule, std::string_view name) {
  const auto found = std::ranges::find(rule.options, name, &Option::name);
  return found == rule.options.end() ? nullptr : &*found;
}

bool only_holds_more(const Shape& shape) {
  return shape.scalar == ScalarKind::none || (shape.holding != Holding::one && shape.holding != Holding::one_or_list);
}

std::string help_of(const KeyRow& row) {
  std::string out(row.help);
  if (!row.shape.words.empty() && row.shape.scalar == ScalarKind::word) {
    out += fmt::format("\n\nOne of `{}`.", fmt::join(row.shape.words, "`, `"));
  }
  if (row.required) out += "\n\nHas to be there.";
  if (!row.fallback.empty()) out += fmt::format("\n\nWithout it: `{}`.", row.fallback);
  return out;
}

std::string help_of(const Option& option) {
  std::string out(option.help);
  if (const auto* flag = std::get_if<bool>(&option.fallback)) out += fmt::format("\n\nWithout it: `{}`.", *flag);
  if (const auto* number = std::get_if<std::int64_t>(&option.fallback)) {
    out += fmt::format("\n\nWithout it: `{}`.", *number);
  }
  return out;
}

}  // namespace

std::vector<Shape> shapes_at(const YamlTree& tree, const KeyTable& root, std::span<const Rule* const> rules,
                             YamlId value) {
  std::vector<YamlId> path;   // from the root
  for (YamlId at = value; at != kNoYaml; at = tree[at].parent) path.insert(path.begin(), at);
  std::vector<Shape> shapes{Shape{.table = &root}};
  for (std::size_t i = 1; i < path.size(); ++i) {
    const std::string_view key = tree.key_of(path[i]);
    std::vector<Shape> inside;
    for (const Shape& it : shapes) {
      const std::vector<Shape> found = shapes_inside(it, tree, path[i - 1], key);
      inside.insert(inside.end(), found.begin(), found.end());
      for (const KeyTable* table : tables_for(it, tree, path[i - 1])) {
        const Rule* rule = table->rule_options ? rule_named(rules, tree.key_of(path[i - 1])) : nullptr;
        if (const Option* option = rule == nullptr ? nullptr : option_named(*rule, key)) {
          inside.push_back(config_keys::shape_of(*option));
        }
      }
    }
    shapes = std::move(inside);
  }
  return shapes;
}

std::vector<KnownKey> keys_at(const YamlTree& tree, const KeyTable& root, std::span<const Rule* const> rules,
                              YamlId mapping) {
  std::vector<KnownKey> out;
  for (const Shape& shape : shapes_at(tree, root, rules, mapping)) {
    if (shape.holding == Holding::ruled) {
      for (const Rule* it : rules) out.push_back({it->name, std::string(it->summary), false, false});
    }
    for (const KeyTable* table : tables_for(shape, tree, mapping)) {
      for (const KeyRow& it : table->keys) {
        out.push_back({it.name, help_of(it), only_holds_more(it.shape), it.required});
      }
      const Rule* rule = table->rule_options ? rule_named(rules, tree.key_of(mapping)) : nullptr;
      if (rule == nullptr) continue;
      for (const Option& it : rule->options) {
        out.push_back({it.name, help_of(it), only_holds_more(config_keys::shape_of(it)), false});
      }
    }
  }
  return out;
}

}  // namespace rubric::lsp
