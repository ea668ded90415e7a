#include "lint/load/inherit.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lint/schema/keys.h"
#include "lint/text/encoding.h"

namespace rubric::load {
namespace {

constexpr std::size_t kLongestChain = 16;

Value value_of(const SchemaText& file, YamlId id) {
  Value value{.file = &file, .id = id, .children = {}};
  const auto kind = file.tree[id].kind;
  if (kind != YamlNode::Kind::sequence && kind != YamlNode::Kind::mapping) return value;
  const std::vector<YamlId> children = file.tree.children(id);
  value.children.reserve(children.size());
  for (const YamlId child : children) value.children.push_back(value_of(file, child));
  return value;
}

Value* find(Value& mapping, std::string_view key) {
  const auto found = std::ranges::find(mapping.children, key, &Value::key);
  return found == mapping.children.end() ? nullptr : &*found;
}

std::string_view type_name(const Value& type) {
  const Value* name = type.is_mapping() ? type.find("type") : nullptr;
  return name && name->is_scalar() ? std::string_view(name->text()) : std::string_view();
}

void merge(Value& base, Value later);

void merge_types(Value& base, Value later, std::vector<SchemaProblem>& problems) {
  base.file = later.file;
  base.id = later.id;
  for (Value& type : later.children) {
    const std::string_view name = type_name(type);
    const auto same = std::find_if(base.children.begin(), base.children.end(),
                                   [&](const Value& other) { return !name.empty() && type_name(other) == name; });
    const Value* remove = type.is_mapping() ? type.find("remove") : nullptr;
    if (remove && remove->file->tree.as_bool(remove->id) == true) {
      for (const Value& it : type.children) {
        if (std::ranges::find(keys::kType.keys, it.key(), &KeyRow::name) != keys::kType.keys.end()) continue;
        problems.push_back({it.key_range(), "schema-unknown-key",
                            fmt::format("unknown key \"{}\"; a type that is removed has none but its name", it.key()),
                            true, it.file->path});
      }
      if (same != base.children.end()) {
        base.children.erase(same);
      } else {
        problems.push_back({remove->key_range(), "schema-value",
                            fmt::format("there is no type \"{}\" to remove in the extended schema", name), true,
                            remove->file->path});
      }
    } else if (same != base.children.end()) {
      merge(*same, std::move(type));
    } else {
      base.children.push_back(std::move(type));
    }
  }
}

// Mappings key by key; of anything else the later one stays.
void merge(Value& base, Value later) {
  if (!base.is_mapping() || !later.is_mapping()) {
    base = std::move(later);
    return;
  }
  base.file = later.file;
  base.id = later.id;
  for (Value& value : later.children) {
    if (Value* same = find(base, value.key())) {
      merge(*same, std::move(value));
    } else {
      base.children.push_back(std::move(value));
    }
  }
}

void merge_schema(Value& base, Value later, std::vector<SchemaProblem>& problems) {
  Value* types = find(base, "types");
  Value* later_types = find(later, "types");
  if (types && later_types && types->is_list() && later_types->is_list()) {
    merge_types(*types, std::move(*later_types), problems);
    later.children.erase(later.children.begin() + (later_types - later.children.data()));
  }
  merge(base, std::move(later));
}

bool names_a_file(std::string_view name) {
  return name.find('/') != std::string_view::npos || name.ends_with(".yaml") || name.ends_with(".yml");
}

// What messages and the next `extends:` call the file that `name` means in `extending`.
std::string path_of(std::string_view name, std::string_view extending) {
  if (!names_a_file(name) || name.starts_with('/')) return std::string(name);
  const std::size_t slash = extending.rfind('/');
  std::string folder = slash == std::string_view::npos ? "" : std::string(extending.substr(0, slash));
  while (name.starts_with("./") || (name.starts_with("../") && !folder.empty() && !folder.ends_with(".."))) {
    if (name.starts_with("../")) {
      const std::size_t up = folder.rfind('/');
      folder.erase(up == std::string::npos ? 0 : up);
      name.remove_prefix(3);
    } else {
      name.remove_prefix(2);
    }
  }
  return folder.empty() ? std::string(name) : fmt::format("{}/{}", folder, name);
}

}  // namespace

ByteRange Value::key_range() const {
  const YamlId key = node().key;
  return key == kNoYaml ? range() : file->tree[key].range;
}

ByteRange Value::head() const {
  if (is_scalar() || is_null()) return range();
  if (file->tree.children(id).empty()) return range();
  const Value first{.file = file, .id = file->tree.children(id).front(), .children = {}};
  return is_mapping() ? first.key_range() : first.head();
}

const Value* Value::find(std::string_view key_wanted) const {
  for (const Value& child : children) {
    if (child.key() == key_wanted) return &child;
  }
  return nullptr;
}

YamlTree parse_schema_yaml(std::string_view text) {
  const bool marked = text.starts_with(kByteOrderMark);
  return parse_yaml(marked ? text.substr(3) : text, byte_offset(marked ? 3 : 0));
}

SchemaTree read_schema_tree(const SourceText& file, std::optional<YamlTree> known, const SchemaSource& source) {
  SchemaTree tree;
  std::vector<Value> chain;
  std::string path = file.path();
  std::string text(file.bytes());
  while (true) {
    const bool is_known = known.has_value();
    YamlTree yaml = is_known ? std::move(*known) : parse_schema_yaml(text);
    tree.files.push_back(std::make_unique<SchemaText>(SchemaText{path, std::move(text), std::move(yaml), is_known}));
    SchemaText& read = *tree.files.back();
    const auto problem = [&](ByteRange range, std::string_view rule, std::string message) {
      tree.problems.push_back({range, std::string(rule), std::move(message), true, read.path});
    };
    for (const YamlProblem& it : read.tree.problems()) {
      problem(it.range, "schema-syntax", it.message);
      tree.whole = tree.whole && it.kind == YamlProblem::Kind::duplicate_key;
    }
    const YamlId root = read.tree.root();
    if (root == kNoYaml || read.tree[root].kind != YamlNode::Kind::mapping) {
      if (read.tree.problems().empty()) {
        const bool nothing = root == kNoYaml || read.tree[root].kind == YamlNode::Kind::null;
        problem(nothing ? byte_range(0, 0) : value_of(read, root).head(), "schema-value",
                fmt::format("a schema file is a mapping that begins with \"rubric: 1\", found {}",
                            nothing ? "nothing" : fmt::format("a {}", read.tree.type_name(root))));
      }
      break;
    }
    chain.push_back(value_of(read, root));

    const Value* extends = chain.back().find("extends");
    if (!extends) break;
    if (!extends->is_scalar()) {
      problem(extends->key_range(), "schema-value",
              "\"extends\" wants the name of a schema or the path of a schema file");
      break;
    }
    const std::string next = path_of(extends->text(), path);
    const bool seen =
        std::any_of(tree.files.begin(), tree.files.end(), [&](const auto& it) { return it->path == next; });
    if (seen || tree.files.size() > kLongestChain) {
      problem(extends->range(), "schema-value",
              fmt::format("\"{}\" extends itself, by way of {} file{}", extends->text(), tree.files.size(),
                          tree.files.size() == 1 ? "" : "s"));
      break;
    }
    std::optional<SchemaYaml> found = source ? source(extends->text(), path) : std::nullopt;
    if (!found) {
      problem(extends->range(), "schema-value",
              names_a_file(extends->text())
                  ? fmt::format("there is no schema file \"{}\"", next)
                  : fmt::format("there is no built-in schema \"{}\"; a path of your own ends in .yaml", next));
      break;
    }
    path = next;
    known = std::move(found->tree);
    text = std::move(found->text);
  }

  while (!chain.empty()) {
    if (!tree.root) {
      tree.root = std::move(chain.back());
    } else {
      merge_schema(*tree.root, std::move(chain.back()), tree.problems);
    }
    chain.pop_back();
  }
  return tree;
}

}  // namespace rubric::load
