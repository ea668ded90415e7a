#include "lint/rule/repair_words.h"

#include <fmt/format.h>

#include "lint/schema/condition.h"

namespace rubric {

std::string RepairWords::title(SectionId id) const { return fmt::format("\"{}\"", section(id).title); }

std::string RepairWords::name(const Repair& repair) const {
  if (repair.element == kNone || schema().elements[repair.element].open_name) return title(repair.section);
  return fmt::format("\"{}\"", schema().elements[repair.element].name);
}

std::string RepairWords::missing_names(const Repair& repair) const {
  std::string names;
  const auto add = [&](std::string_view joint, std::string_view name) {
    if (!names.empty()) names += joint;
    names += '"';
    names += name;
    names += '"';
  };
  for (const ElementId id : repair.alternatives) add(" or ", schema().elements[id].name);
  if (names.empty()) add("", repair.name);
  for (const ElementId id : repair.also) add(" and ", schema().elements[id].name);
  return names;
}

std::string_view RepairWords::page_title() const { return rubric::page_title(context.front_matter); }

}  // namespace rubric
