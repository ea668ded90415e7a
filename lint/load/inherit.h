// Schema files that build on others: the files of an `extends:` chain read and merged into one tree.
//
// A value of the merged tree knows the file it was written in, so that every later mistake can be
// reported where it stands.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/load/load.h"
#include "lint/yaml/yaml.h"

namespace rubric::load {

// One file of the chain.
struct SchemaText {
  std::string path;
  std::string text;
  YamlTree tree;
  bool known = false;   // the tree was known already, so the file was held to be right before: built in
};

// A YAML value somewhere in the chain. Mappings and sequences own what is in them, because merging
// mixes the values of several files.
struct Value {
  const SchemaText* file = nullptr;
  YamlId id = kNoYaml;
  std::vector<Value> children;

  const YamlNode& node() const { return file->tree[id]; }
  bool is_null() const { return node().kind == YamlNode::Kind::null; }
  bool is_scalar() const { return node().kind == YamlNode::Kind::scalar; }
  bool is_list() const { return node().kind == YamlNode::Kind::sequence; }
  bool is_mapping() const { return node().kind == YamlNode::Kind::mapping; }

  std::string_view key() const { return file->tree.key_of(id); }
  ByteRange key_range() const;  // of the value itself in a sequence
  ByteRange range() const { return node().range; }
  ByteRange head() const;  // a place to point at: the first key, entry or the value
  const std::string& text() const { return node().value; }

  const Value* find(std::string_view key_wanted) const;  // in a mapping
};

// The merged tree of a schema file and those it extends. A mapping is merged key by key, `types` type
// by type; any other value of the later file replaces the earlier one.
struct SchemaTree {
  std::vector<std::unique_ptr<SchemaText>> files;  // the first is the file asked for
  std::optional<Value> root;                       // none if the file holds no mapping
  std::vector<SchemaProblem> problems;
  bool whole = true;  // no syntax error cut a file short
};

// The tree of `file` may be known already; those that it extends come with theirs or are parsed.
SchemaTree read_schema_tree(const SourceText& file, std::optional<YamlTree> known, const SchemaSource& source);

// A schema file may begin with a byte order mark.
YamlTree parse_schema_yaml(std::string_view text);

}  // namespace rubric::load
