// Front matter held against a schema: keys that are missing or unknown, values of the wrong kind.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/schema/schema.h"
#include "lint/text/edit.h"
#include "lint/yaml/yaml.h"

namespace rubric {

// In the order of Field::Type.
inline constexpr std::array<std::string_view, 8> kFieldTypes = {
    "any", "string", "integer", "number", "boolean", "date", "list", "mapping",
};

struct FieldProblem {
  enum class Kind : std::uint8_t { no_front_matter, missing, wrong_type, wrong_value, pattern, length, unknown_key };
  Kind kind = Kind::missing;
  ByteRange range = {};      // of the key or the value; of the opening fence if there is neither
  std::string message = {};  // the schema's, if it has one
  const Report* report = nullptr;
  const Field* field = nullptr;               // nullptr: an unknown key, or no front matter at all
  std::optional<Edit> repair = std::nullopt;  // a misspelt key or value put right
};

// `front_matter` is the document's own, with the file's offsets; empty if there is none.
std::vector<FieldProblem> check_fields(const Schema& schema, const YamlTree& front_matter, const Document& document);

}  // namespace rubric
