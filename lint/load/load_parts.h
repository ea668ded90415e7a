// The parts of a schema file, one reader each. They fill `schema` and report mistakes to `in`.
#pragma once

#include <vector>

#include "lint/load/load_values.h"
#include "lint/schema/schema.h"

namespace rubric::load {

// Where things of a schema were written; the vectors run parallel to the schema's own.
struct Origins {
  std::vector<Origin> elements, groups, types, fields;
};

FrontMatter read_front_matter(Loading& in, const Value& value, std::vector<Origin>& fields);
Content read_content(Loading& in, const Value& value, const Report& usual);
Condition read_condition(Loading& in, const Value& value);
// One text rule, or a list of them; `table` has the keys it may have.
void read_text_rules(Loading& in, const Value& value, const KeyTable& table, const Report& usual,
                     std::vector<TextRule>& rules);
std::optional<Sentence> read_sentence_value(Loading& in, const Value& value, const Report& usual);

// What a report says itself comes before what is usual for the section.
Report over(Report own, const Report& usual);

// `scales:` and `tables:`. What comes after may name them.
void read_scales(Loading& in, const Value& value, Schema& schema);
void read_tables(Loading& in, const Value& value, Schema& schema);
std::uint32_t read_scale_name(Loading& in, const Value& value);   // kNone after saying that there is none
std::uint32_t read_table_name(Loading& in, const Value& value);

// What an open name with a scale may say: `spellings`, `mentions`.
std::vector<Element::Spelling> read_spellings(Loading& in, const Value& value);
std::vector<Mention> read_mentions(Loading& in, const Value& value);

// `types:` with the `definitions:` they use.
void read_types(Loading& in, const Value& types, const Value* definitions, Schema& schema, Origins& origins);

}  // namespace rubric::load
