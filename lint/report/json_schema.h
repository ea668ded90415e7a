// JSON Schemas (draft-07, which the YAML servers of editors read best) of the files that people write for rubric,
// made from the tables of their keys.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lint/report/layer.h"
#include "lint/rule/rule.h"
#include "lint/yaml/shape.h"

namespace rubric::report {

// The words that only the whole program knows.
struct JsonSchemaNames {
  std::span<const Rule* const> rules;
  std::span<const std::string_view> schemas;   // built in
};

// Of a file whose mapping has the keys of `table`. What the schema refuses, rubric refuses too; not all the other
// way round, as no JSON Schema knows which files exist or whether a pattern is one.
std::string json_schema(const KeyTable& table, std::string_view title, const JsonSchemaNames& names);

}  // namespace rubric::report
