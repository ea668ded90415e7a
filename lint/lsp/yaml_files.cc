// What could stand at the cursor is found by putting a word there and reading the file: once as a key, once as a
// value. So it does not matter whether the mapping is written in lines or in braces.
//
//     schemas: [{files: a, sch|}]      read as {files: a, MARK: 0}: the keys of an entry of "schemas"
//     schemas: [{files: a, schema: |}] read as {files: a, schema: MARK}: the names of schemas
#include "lint/lsp/yaml_files.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/engine/config_keys.h"
#include "lint/load/inherit.h"
#include "lint/lsp/positions.h"
#include "lint/lsp/yaml_places.h"
#include "lint/schema/keys.h"
#include "lint/text/path.h"
#include "lint/text/severity.h"

namespace rubric::lsp {
namespace {

constexpr std::string_view kMark = "rubric-cursor";
constexpr std::string_view kBounds = " \t\r\n,:{}[]\"'";
constexpr int kProperty = 10, kValue = 12, kFile = 17, kModule = 9, kEnumMember = 20;   // kinds of items

// The word around the cursor and the file around that.
struct Cursor {
  std::string_view before, typed, after;
  ByteRange replaced;          // what has been typed of the word

  // With the mark for the word; as a key it needs a colon, unless there is one.
  std::string as_value() const { return fmt::format("{}{}{}", before, kMark, after); }
  std::string as_key() const { return fmt::format("{}{}{}{}", before, kMark, has_colon() ? "" : ": 0", after); }
  bool has_colon() const { return after.starts_with(':'); }

  // On its line there is nothing before it but what opens a mapping or an entry of a list.
  bool can_be_key() const {
    const std::string_view line = before.substr(before.rfind('\n') + 1);
    const std::size_t last = line.find_last_not_of(' ');
    return last == line.npos || line[last] == '{' || line[last] == ',' || line[last] == '[' ||
           (line[last] == '-' && last + 1 < line.size());
  }
};

Cursor cursor_at(std::string_view text, ByteOffset at) {
  const std::size_t bound = text.substr(0, at.value).find_last_of(kBounds);
  const std::size_t begin = bound == text.npos ? 0 : bound + 1;
  const std::size_t end = std::min(text.size(), text.find_first_of(kBounds, at.value));
  return {text.substr(0, begin), text.substr(begin, at.value - begin), text.substr(end), byte_range(begin, at.value)};
}

bool is_key(const YamlTree& tree, YamlId id) { return id + 1 < tree.nodes().size() && tree[id + 1].key == id; }

YamlId marked(const YamlTree& tree, bool as_key) {
  for (YamlId id = 0; id < tree.nodes().size(); ++id) {
    if (tree[id].value == kMark && is_key(tree, id) == as_key) return id;
  }
  return kNoYaml;
}

struct Offer {
  State& state;
  const OpenDocument& document;
  const KeyTable& root;
  Json range;
  Json items = Json::array();

  void add(std::string_view label, std::string_view text, int kind, std::string_view help) {
    const auto same = std::ranges::find_if(items, [&](const Json& it) { return it["label"] == label; });
    if (same != items.end()) return;
    Json item = {{"label", label},
                 {"kind", kind},
                 {"sortText", fmt::format("{:05}", items.size())},
                 {"textEdit", {{"range", range}, {"newText", text}}}};
    if (!help.empty()) {
      item["documentation"] = {{"kind", state.client.markdown ? "markdown" : "plaintext"}, {"value", help}};
    }
    items.push_back(std::move(item));
  }
};

void offer_keys(Offer& offer, const YamlTree& tree, YamlId mark, bool has_colon) {
  const YamlId mapping = tree[mark].parent;
  for (const KnownKey& it : keys_at(tree, offer.root, offer.state.parts.rules, mapping)) {
    if (tree.find(mapping, it.name) != kNoYaml) continue;
    offer.add(it.name, has_colon ? std::string(it.name) : fmt::format("{}{}", it.name, it.holds_more ? ":" : ": "),
              kProperty, it.help);
  }
}

// YAML files in the folder that has been typed so far.
void offer_files(Offer& offer, std::string_view typed) {
  const std::size_t slash = typed.rfind('/');
  const std::string_view folder = slash == typed.npos ? std::string_view() : typed.substr(0, slash + 1);
  const std::string beside = joined(folder_of(offer.document.path), folder.empty() ? "." : folder);
  for (const std::string& name : offer.state.folders.of(offer.document.path).sources.names_in(beside)) {
    if (!name.ends_with(".yaml") && !name.ends_with(".yml")) continue;
    if (joined(beside, name) == offer.document.path) continue;
    const std::string path = fmt::format("{}{}", folder, name);
    offer.add(path, path, kFile, "");
  }
}

void offer_values(Offer& offer, const YamlTree& tree, const Shape& shape, std::string_view typed) {
  if (shape.holding != Holding::one && shape.holding != Holding::one_or_list) return;
  const auto rules = [&] {
    for (const Rule* it : offer.state.parts.rules) { offer.add(it->name, it->name, kEnumMember, it->summary); }
  };
  const auto words = [&](std::span<const std::string_view> of) {
    for (const std::string_view it : of) { offer.add(it, it, kValue, ""); }
  };
  switch (shape.scalar) {
    case ScalarKind::flag: return words(std::array<std::string_view, 2>{"true", "false"});
    case ScalarKind::count: return words(std::array<std::string_view, 1>{"any"});
    case ScalarKind::word:
    case ScalarKind::block: return words(shape.words);
    case ScalarKind::severity: return words(kSeverityWords);
    case ScalarKind::rule: return rules();
    case ScalarKind::rule_or_severity: return words(kSeverityWords), rules();
    case ScalarKind::schema:
      for (const schemas::Builtin& it : offer.state.parts.schemas) {
        offer.add(it.name, it.name, kModule, "a schema that rubric brings along");
      }
      return offer_files(offer, typed);
    case ScalarKind::path: return offer_files(offer, typed);
    case ScalarKind::definition:
      if (const YamlId definitions = tree.find(tree.root(), "definitions"); definitions != kNoYaml) {
        for (const YamlId it : tree.children(definitions)) offer.add(tree.key_of(it), tree.key_of(it), kModule, "");
      }
      return;
    default: return;
  }
}

// A schema says so in its first key: `rubric: 1`.
bool is_schema(std::string_view rest) {
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    if (line.starts_with("rubric:")) return true;
    if (!line.empty() && line[0] != '#' && line[0] != '\r' && line[0] != '-' && line[0] != ' ') return false;
  }
  return false;
}

}  // namespace

const KeyTable* table_of(const OpenDocument& document) {
  if (name_in_folder(document.path) == kConfigName) return &config_keys::kConfig;
  return is_schema(document.text) ? &keys::kSchema : nullptr;
}

Json complete_yaml(State& state, const OpenDocument& document, const Json& position) {
  const KeyTable* table = table_of(document);
  if (table == nullptr) return Json::array();
  const LineIndex lines(document.text);
  const Cursor cursor = cursor_at(document.text, offset_of(position, lines, document.text, state.client.encoding));
  Offer offer{state, document, *table,
              range_json(cursor.replaced, SourceText(document.path, document.text), state.client.encoding)};
  if (cursor.can_be_key()) {
    const YamlTree tree = parse_schema_yaml(cursor.as_key());
    if (const YamlId mark = marked(tree, true); mark != kNoYaml) offer_keys(offer, tree, mark, cursor.has_colon());
  }
  if (!cursor.has_colon()) {
    const YamlTree tree = parse_schema_yaml(cursor.as_value());
    if (const YamlId mark = marked(tree, false); mark != kNoYaml) {
      for (const Shape& it : shapes_at(tree, *table, state.parts.rules, mark)) {
        offer_values(offer, tree, it, cursor.typed);
      }
    }
  }
  return std::move(offer.items);
}

Json hover_yaml(State& state, const OpenDocument& document, const Json& position) {
  const KeyTable* table = table_of(document);
  if (table == nullptr) return nullptr;
  const SourceText source(document.path, document.text);
  const ByteOffset at = offset_of(position, source.lines(), document.text, state.client.encoding);
  const YamlTree tree = parse_schema_yaml(document.text);
  const auto about = [&](std::string_view name, const std::string& help, ByteRange range) -> Json {
    return {{"contents",
             {{"kind", state.client.markdown ? "markdown" : "plaintext"},
              {"value", fmt::format("**{}**\n\n{}", name, help)}}},
            {"range", range_json(range, source, state.client.encoding)}};
  };
  for (YamlId id = 0; id < tree.nodes().size(); ++id) {
    const YamlNode& node = tree[id];
    if (node.kind != YamlNode::Kind::scalar || at < node.range.begin || node.range.end < at) continue;
    if (!is_key(tree, id)) {   // the name of a rule says more than the key before it
      const Rule* const rule = rule_named(state.parts.rules, node.value);
      const auto is_rule = [](const Shape& it) {
        return it.scalar == ScalarKind::rule || it.scalar == ScalarKind::rule_or_severity;
      };
      const bool names_rule =
          rule != nullptr && std::ranges::any_of(shapes_at(tree, *table, state.parts.rules, id), is_rule);
      if (names_rule) return about(rule->name, std::string(rule->summary), node.range);
    }
    const YamlId key = is_key(tree, id) ? id : node.key;
    if (key == kNoYaml) return nullptr;
    for (const KnownKey& it : keys_at(tree, *table, state.parts.rules, tree[key].parent)) {
      if (it.name == tree[key].value) return about(it.name, it.help, tree[key].range);
    }
    return nullptr;
  }
  return nullptr;
}

}  // namespace rubric::lsp
