// `when:`, what must be true of a page.
#include <utility>

#include "lint/schema/load_parts.h"

namespace rubric {
Condition read_condition(Loading& in, const Value& value) {
  Condition condition;
  if (!read_mapping(in, value, keys::kCondition)) return condition;
  if (const Value* files = value.find("files")) condition.files = read_globs(in, *files);
  if (const Value* fields = value.find("front-matter")) {
    if (fields->is_mapping()) {
      for (const Value& field : fields->children) {
        if (auto wanted = read_text(in, field)) condition.front_matter.emplace_back(field.key(), std::move(*wanted));
      }
    } else {
      in.wrong(*fields, "\"front-matter\" wants a mapping of keys to values; \"*\" stands for any value");
    }
  }
  if (const Value* headings = value.find("headings")) condition.headings = read_count(in, *headings);
  if (const Value* words = value.find("words")) condition.words = read_count(in, *words);
  if (const Value* contains = value.find("contains")) condition.contains = read_pattern(in, *contains);
  return condition;
}

}  // namespace rubric
