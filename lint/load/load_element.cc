// One section: its names and properties, without what stands inside.
#include <fmt/format.h>

#include <utility>

#include "lint/load/load_sections.h"

namespace rubric::load {
namespace {

void read_name(Loading& in, const Value& value, Element& element) {
  element.name = read_text(in, value).value_or("?");
  std::string_view name = element.name;
  if (name.find_first_not_of(" \t") == std::string_view::npos) {
    in.wrong(value, "a section needs a name");
  } else if (name.size() > 2 && name.front() == '{' && name.back() == '}' &&
             name.find_first_of("{}", 1) == name.size() - 1) {
    element.open_name = true;
    element.name = element.name.substr(1, element.name.size() - 2);
  } else if (name.find_first_of("{}") != std::string_view::npos) {
    in.wrong(value, "a name is plain text, or one word in braces that stands for any heading");
  }
}

// `occurs: {min: 0}` says the same as `presence: optional`, so whoever writes only that means it.
void read_occurrence(Loading& in, const Value& value, Element& element) {
  const Value* presence = value.find("presence");
  if (presence) {
    if (const auto word = read_word(in, *presence, kPresences)) element.presence = static_cast<Presence>(*word);
  }
  const Value* occurs = value.find("occurs");
  if (!occurs) return;
  const auto count = read_count(in, *occurs);
  if (!count) return;
  element.occurs = *count;
  const bool zero = count->min == 0 && (occurs->is_mapping() ? occurs->find("min") != nullptr : count->max == 0);
  if (!presence && zero) element.presence = Presence::optional;
}

// A name, or {name: …, when: …}: a name that is as good on some pages.
void read_also(Loading& in, const Value& value, Element& element) {
  if (!value.is_list()) {
    element.also = read_texts(in, value);
    return;
  }
  for (const Value& entry : value.children) {
    if (entry.is_mapping() && entry.find("name") && read_mapping(in, entry, keys::kAlso)) {
      const auto name = read_text(in, *entry.find("name"));
      const Value* when = entry.find("when");
      if (!name) continue;
      if (!when) element.also.push_back(*name);
      else element.also_when.emplace_back(*name, read_condition(in, *when));
    } else if (auto name = read_text(in, entry)) {
      element.also.push_back(std::move(*name));
    }
  }
}

void read_properties(Loading& in, const Value& value, Element& element) {
  read_mapping(in, value, keys::kSection);
  const auto flag = [&](std::string_view key, bool& target) {
    if (const Value* it = value.find(key)) target = read_flag(in, *it).value_or(target);
  };
  const auto only_for = [&](std::string_view key, bool open) {
    const Value* it = value.find(key);
    if (!it || element.open_name == open) return it;
    in.problem(at_key(*it), "schema-value",
               open ? fmt::format("\"{}\" is for names in braces; \"{}\" is a name of its own", key, element.name)
                    : fmt::format("\"{}\" has no meaning for a name in braces", key));
    return static_cast<const Value*>(nullptr);
  };
  if (const Value* also = only_for("also", false)) read_also(in, *also, element);
  if (const Value* instead = only_for("instead-of", false)) element.instead_of = read_texts(in, *instead);
  if (const Value* unless = value.find("unless")) element.unless = read_texts(in, *unless);
  if (const Value* pattern = only_for("pattern", true)) element.pattern = read_pattern(in, *pattern);
  if (const Value* evidence = only_for("evidence", true);
      evidence && read_mapping(in, *evidence, keys::kEvidence)) {
    if (const Value* heading = evidence->find("heading")) element.evidence_heading = read_pattern(in, *heading);
    if (const Value* content = evidence->find("content")) element.evidence_content = read_pattern(in, *content);
  }
  if (const Value* unique = only_for("unique", true)) element.unique = read_flag(in, *unique).value_or(false);
  if (const Value* scale = only_for("scale", true)) element.scale = read_scale_name(in, *scale);
  if (const Value* ascending = only_for("ascending", true)) {
    element.ascending = read_flag(in, *ascending).value_or(false);
  }
  if (const Value* spellings = only_for("spellings", true)) element.spellings = read_spellings(in, *spellings);
  if (const Value* mentions = only_for("mentions", true)) {
    element.mentions = read_mentions(in, *mentions);
    for (const Mention& it : element.mentions) element.mention_openings.add(it.phrase);
  }
  if (const Value* prefix = only_for("prefix", false)) {
    element.prefixed = read_word(in, *prefix, kPrefixes) == 1;
  }
  if (const Value* level = value.find("level")) {
    element.level = static_cast<std::uint8_t>(read_number(in, *level, 1, 6).value_or(0));
  }
  if (const Value* order = value.find("order")) {
    element.free_order = read_word(in, *order, kOrders) == 1;
  }
  flag("container", element.container);
  flag("closed", element.closed);
  flag("same-in-siblings", element.same_in_siblings);
  flag("may-be-empty", element.may_be_empty);
  read_occurrence(in, value, element);
  if (const Value* skeleton = value.find("skeleton")) element.skeleton = read_text(in, *skeleton).value_or("");
  if (const Value* report = value.find("report")) element.report = read_faults(in, *report);
  if (const Value* content = value.find("content")) {
    const auto usual = element.report.find(Fault::content);
    element.content = read_content(in, *content, usual == element.report.end() ? Report{} : usual->second);
  }
}

}  // namespace

Element read_element(Loading& in, const Value& value) {
  const Value& name = value.is_mapping() ? *value.find("section") : value;
  Element element;
  element.place = at(name).range;
  read_name(in, name, element);
  if (element.open_name) element.occurs = {};
  if (value.is_mapping()) read_properties(in, value, element);
  return element;
}

std::map<Fault, Report> read_faults(Loading& in, const Value& value) {
  std::map<Fault, Report> reports;
  if (!read_mapping(in, value, keys::kFaults)) return reports;
  for (const Value& report : value.children) {
    if (const auto fault = fault_named(report.key())) reports[*fault] = read_report(in, report);
  }
  return reports;
}

}  // namespace rubric::load
