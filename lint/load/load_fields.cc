// `front-matter:`, the keys above a page and the types of their values.
#include <fmt/format.h>

#include <utility>

#include "lint/load/load_parts.h"

namespace rubric::load {
namespace {

void read_type(Loading& in, const Value& value, Field::Type& type) {
  if (const auto word = read_word(in, value, kFieldTypes)) type = static_cast<Field::Type>(*word);
}

Field read_field(Loading& in, const Value& value) {
  Field field;
  field.name = value.key();
  if (value.is_scalar()) {
    read_type(in, value, field.type);
    return field;
  }
  if (!read_mapping(in, value, keys::kField)) return field;
  if (const Value* type = value.find("type")) read_type(in, *type, field.type);
  if (const Value* items = value.find("items")) {
    read_type(in, *items, field.items);
    if (field.type == Field::Type::any) field.type = Field::Type::list;
    if (field.type != Field::Type::list) {
      in.problem(at_key(*items), "schema-value", "\"items\" is for fields of type list");
    }
  }
  if (const Value* required = value.find("required")) field.required = read_flag(in, *required).value_or(false);
  if (const Value* when = value.find("required-when")) field.required_when = read_condition(in, *when);
  if (const Value* trimmed = value.find("trimmed")) field.trimmed = read_flag(in, *trimmed).value_or(false);
  if (const Value* values = value.find("values")) {
    field.values = read_texts(in, *values);
    if (field.values.empty()) in.wrong(*values, "\"values\" is empty, so that no value would do");
  }
  if (const Value* pattern = value.find("pattern")) field.pattern = read_pattern(in, *pattern);
  if (const Value* length = value.find("length")) {
    field.length = read_count(in, *length);
    const bool text = field.type == Field::Type::any || field.type == Field::Type::string;
    if (!text) in.problem(at_key(*length), "schema-value", "\"length\" is for fields of type string");
  }
  if (const Value* report = value.find("report")) field.report = read_report(in, *report);
  if (const Value* forbids = value.find("forbids")) read_text_rules(in, *forbids, keys::kFieldText, {}, field.forbids);
  return field;
}

}  // namespace

FrontMatter read_front_matter(Loading& in, const Value& value, std::vector<Origin>& origins) {
  FrontMatter front_matter;
  if (!read_mapping(in, value, keys::kFrontMatter)) return front_matter;
  if (const Value* required = value.find("required")) front_matter.required = read_flag(in, *required).value_or(false);
  if (const Value* others = value.find("other-keys")) {
    front_matter.closed = read_word(in, *others, kOtherKeys) == 1;
  }
  if (const Value* report = value.find("report")) front_matter.report = read_report(in, *report);
  const Value* fields = value.find("fields");
  if (!fields) return front_matter;
  if (!fields->is_mapping()) {
    in.wrong(*fields, "\"fields\" wants a mapping of keys to what they hold");
    return front_matter;
  }
  for (const Value& entry : fields->children) {
    Field field = read_field(in, entry);
    const Report& usual = front_matter.report;
    if (field.report.rule.empty()) field.report.rule = usual.rule;
    if (!field.report.severity) field.report.severity = usual.severity;
    for (TextRule& it : field.forbids) it.report = over(std::move(it.report), field.report);
    front_matter.fields.push_back(std::move(field));
    origins.push_back(at_key(entry));
  }
  return front_matter;
}

}  // namespace rubric::load
