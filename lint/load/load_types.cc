// `types:`, the shapes a page may come in, and `when:`, what must be true of a page.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "lint/load/load_parts.h"
#include "lint/load/load_sections.h"

namespace rubric::load {
namespace {

void read_type(Loading& in, const Value& value, Schema& schema, Origins& origins, SectionsReader& sections) {
  if (!read_mapping(in, value, keys::kType)) return;
  PageType type;
  Origin origin = at(value);
  if (const Value* name = value.find("type")) {
    type.name = read_text(in, *name).value_or("");
    origin = at(*name);
  } else {
    in.problem(origin, "schema-value", "missing key \"type\": the name of this type of page");
  }
  const auto same = std::find_if(schema.types.begin(), schema.types.end(),
                                 [&](const PageType& it) { return !it.name.empty() && it.name == type.name; });
  if (same != schema.types.end()) {
    in.problem(origin, "schema-value", fmt::format("there is a type \"{}\" already", type.name));
  }
  if (const Value* remove = value.find("remove"); remove && read_flag(in, *remove).value_or(false)) {
    in.problem(at_key(*remove), "schema-value",
               "\"remove\" is for types of an extended schema; this schema extends none that has types");
  }
  type.title = type.name;
  type.place = origin.range;
  if (const Value* title = value.find("title")) type.title = read_text(in, *title).value_or(type.name);
  if (const Value* when = value.find("when")) type.when = read_condition(in, *when);
  if (const Value* unchecked = value.find("unchecked")) type.unchecked = read_flag(in, *unchecked).value_or(false);
  if (const Value* listing = value.find("listing")) {
    type.listing = read_pattern(in, *listing);
    if (type.listing && type.listing->expression().find("(?P<folder>") == std::string::npos) {
      in.wrong(*listing, "\"listing\" wants a group \"(?P<folder>…)\" for the name of the folder");
    }
  }
  if (const Value* preface = value.find("preface")) {
    type.preface = read_word(in, *preface, kPrefaces) == 1;
  }
  if (const Value* skeleton = value.find("preface-skeleton")) {
    type.preface_skeleton = read_text(in, *skeleton).value_or("");
  }

  Element page;
  page.name = type.name;
  page.occurs = {1, 1};
  if (const Value* closed = value.find("closed")) page.closed = read_flag(in, *closed).value_or(false);
  if (const Value* report = value.find("report")) page.report = read_faults(in, *report);
  if (const Value* content = value.find("content")) {
    page.content =
        read_content(in, *content, page.report.count(Fault::content) ? page.report[Fault::content] : Report{});
  }
  page.place = type.place;
  const ElementId root = sections.add(std::move(page), origin);
  type.root = root;
  schema.types.push_back(std::move(type));
  origins.types.push_back(origin);
  if (const Value* list = value.find("sections")) sections.read_body(*list, root);
}

}  // namespace

void read_types(Loading& in, const Value& types, const Value* definitions, Schema& schema, Origins& origins) {
  SectionsReader sections(in, definitions, schema, origins);
  if (!read_list(in, types)) return;
  if (types.children.empty()) in.wrong(types, "\"types\" is empty; a schema has at least one type of page");
  for (const Value& type : types.children) read_type(in, type, schema, origins, sections);
  sections.report_unused_definitions();
}

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

}  // namespace rubric::load
