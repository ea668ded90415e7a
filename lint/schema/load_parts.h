// The parts of a schema file, one reader each. They fill `schema` and report mistakes to `in`.
#pragma once

#include <vector>

#include "lint/schema/load_values.h"
#include "lint/schema/schema.h"

namespace rubric {

// Where things of a schema were written; the vectors run parallel to the schema's own.
struct Origins {
  std::vector<Origin> elements, groups, types, fields;
};

FrontMatter read_front_matter(Loading& in, const Value& value, std::vector<Origin>& fields);
Content read_content(Loading& in, const Value& value, const Report& usual);

// `types:` with the `definitions:` they use.
void read_types(Loading& in, const Value& types, const Value* definitions, Schema& schema, Origins& origins);

}  // namespace rubric
