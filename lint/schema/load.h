// Schema files: YAML to Schema, with a finding for every mistake in the file.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/schema/schema.h"
#include "lint/text/source_text.h"

namespace rubric {

struct SchemaProblem {
  ByteRange range;            // in the schema file
  std::string rule;           // schema-syntax, schema-unknown-key, schema-value, schema-unreachable, schema-unsatisfiable
  std::string message;        // with "did you mean" where a word is close to a known one
  bool error = true;          // false: the schema can be used, but part of it has no effect
  std::string path;           // of the file the range is in: this schema's or an extended one's
};

struct SchemaFile {
  std::shared_ptr<const Schema> schema;   // nullptr if there are errors
  std::vector<SchemaProblem> problems;    // sorted by place
};

// Finds the text of a schema named by `extends:`: a name of a built-in schema, or a path relative to the
// extending file. Nothing if there is none.
using SchemaSource = std::function<std::optional<std::string>(std::string_view name, std::string_view extending_path)>;

// `rule_names` are the rules that `report:` and `rules:` may name.
SchemaFile load_schema(const SourceText& file, const SchemaSource& source, std::span<const std::string_view> rule_names);

}  // namespace rubric
