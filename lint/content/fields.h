// Front matter held against a schema: keys that are missing or unknown, values of the wrong kind.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lint/content/layer.h"
#include "lint/schema/condition.h"
#include "lint/schema/schema.h"
#include "lint/text/edit.h"
#include "lint/text/message.h"

namespace rubric::content {

struct FieldProblem {
  enum class Kind : std::uint8_t {
    no_front_matter,
    missing,
    wrong_type,
    wrong_value,
    pattern,
    length,
    unknown_key,
    blank_ends,
    forbidden
  };
  Kind kind = Kind::missing;
  // Of the key or the value. Of a missing one the key that should come before it, or the opening fence.
  ByteRange range = {};
  Message message = {};   // in the words of the schema, if it has some
  const Report* report = nullptr;
  const Field* field = nullptr;               // nullptr: an unknown key, or no front matter at all
  std::optional<Edit> repair = std::nullopt;  // a misspelt key or value put right
  bool safe = false;                          // the repair changes nothing of what the value says
};

// The page's front matter has the file's offsets; it is empty if there is none.
std::vector<FieldProblem> check_fields(const Schema& schema, const PageView& page);

}  // namespace rubric::content
