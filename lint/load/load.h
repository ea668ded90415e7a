// Schema files: YAML to Schema, with a finding for every mistake in the file.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/load/layer.h"
#include "lint/schema/schema.h"
#include "lint/text/source_text.h"
#include "lint/yaml/yaml.h"

namespace rubric::load {

struct SchemaProblem {
  ByteRange range;            // in the schema file
  std::string rule;  // schema-syntax, schema-unknown-key, schema-value, schema-unreachable, schema-unsatisfiable
  std::string message;        // with "did you mean" where a word is close to a known one
  bool error = true;          // false: the schema can be used, but part of it has no effect
  std::string path;           // of the file the range is in: this schema's or an extended one's
};

struct SchemaFile {
  std::shared_ptr<const Schema> schema;   // nullptr if there are errors
  std::vector<SchemaProblem> problems;    // sorted by place
};

// The text of a schema, and its tree if that is known already.
struct SchemaYaml {
  SchemaYaml(std::string its_text, std::optional<YamlTree> its_tree = {})
      : text(std::move(its_text)), tree(std::move(its_tree)) {}

  std::string text;
  std::optional<YamlTree> tree;
};

// Finds a schema named by `extends:`: a name of a built-in schema, or a path relative to the extending
// file. Nothing if there is none.
using SchemaSource = std::function<std::optional<SchemaYaml>(std::string_view name, std::string_view extending_path)>;

// `rule_names` are the rules that `report:` and `rules:` may name.
SchemaFile load_schema(const SourceText& file, const SchemaSource& source,
                       std::span<const std::string_view> rule_names);

// The same for a file whose tree is known already, as those of the built-in schemas are.
SchemaFile load_schema(const SourceText& file, YamlTree tree, const SchemaSource& source,
                       std::span<const std::string_view> rule_names);

}  // namespace rubric::load
