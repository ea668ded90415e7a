#include "lint/yaml/shape.h"

#include <algorithm>

#include <fmt/format.h>

namespace rubric::yaml {
namespace {

using Kind = YamlNode::Kind;

// `shape` and its alternatives.
template <typename Visit>
void each_alternative(const Shape& shape, const Visit& visit) {
  visit(shape);
  for (const Shape& it : shape.also) visit(it);
}

Shape held_as(Shape shape, Holding holding) {
  shape.holding = holding;
  shape.also = {};
  return shape;
}

void add_tables(const KeyTable& table, const YamlTree& tree, YamlId value, std::vector<const KeyTable*>& out) {
  if (table.either.empty()) return out.push_back(&table);
  const auto chosen = std::ranges::find_if(
      table.either, [&](const KeyTable* it) { return tree.find(value, it->keys.front().name) != kNoYaml; });
  if (chosen != table.either.end()) return out.push_back(*chosen);
  out.insert(out.end(), table.either.begin(), table.either.end());
}

}  // namespace

const KeyRow* find_row(const KeyTable& table, std::string_view name) {
  const auto row = std::ranges::find(table.keys, name, &KeyRow::name);
  return row == table.keys.end() ? nullptr : &*row;
}

std::vector<std::string_view> names_of(std::span<const KeyRow> rows) {
  std::vector<std::string_view> names;
  names.reserve(rows.size());
  for (const KeyRow& it : rows) names.push_back(it.name);
  return names;
}

std::vector<const KeyTable*> tables_for(const Shape& shape, const YamlTree& tree, YamlId value) {
  std::vector<const KeyTable*> out;
  each_alternative(shape, [&](const Shape& it) {
    const bool alone = it.holding == Holding::one || it.holding == Holding::one_or_list;
    if (alone && it.table != nullptr) add_tables(*it.table, tree, value, out);
  });
  return out;
}

std::vector<Shape> shapes_inside(const Shape& shape, const YamlTree& tree, YamlId value, std::string_view key) {
  std::vector<Shape> out;
  const bool list = tree[value].kind == Kind::sequence;
  each_alternative(shape, [&](const Shape& it) {
    if (list) {
      if (it.holding == Holding::list || it.holding == Holding::one_or_list) out.push_back(held_as(it, Holding::one));
    } else if (it.holding == Holding::named || it.holding == Holding::ruled) {
      out.push_back(held_as(it, Holding::one));
    } else if (it.holding == Holding::named_lists) {
      out.push_back(held_as(it, Holding::list));
    }
  });
  if (list) return out;
  for (const KeyTable* table : tables_for(shape, tree, value)) {
    if (const KeyRow* row = find_row(*table, key)) out.push_back(row->shape);
  }
  return out;
}

std::string found_there(const YamlTree& tree, YamlId value) {
  if (tree[value].kind == Kind::null) return "nothing";
  const std::string_view type = tree.type_name(value);
  return fmt::format("{} {}", type == "integer" ? "an" : "a", type);
}

}  // namespace rubric::yaml
