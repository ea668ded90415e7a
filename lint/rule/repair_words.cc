#include "lint/rule/repair_words.h"

#include <span>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/schema/condition.h"

namespace rubric::rule {
namespace {

// "A, B and C"
std::string listed(std::span<const std::string> names, std::string_view last) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? fmt::format(" {} ", last) : ", ";
    out += names[i];
  }
  return out;
}

}  // namespace

std::string RepairWords::title(SectionId id) const { return fmt::format("\"{}\"", section(id).title); }

std::string RepairWords::name(const Repair& repair) const { return fmt::format("\"{}\"", bare_name(repair)); }

std::string_view RepairWords::bare_name(const Repair& repair) const {
  if (repair.element == kNone || schema().elements[repair.element].open_name) return section(repair.section).title;
  return schema().elements[repair.element].name;
}

std::string RepairWords::missing_names(const Repair& repair) const {
  const auto quoted = [](std::string_view name) { return fmt::format("\"{}\"", name); };
  std::vector<std::string> choice, all;
  for (const ElementId id : repair.alternatives) choice.push_back(quoted(schema().elements[id].name));
  all.push_back(choice.empty() ? quoted(repair.name) : listed(choice, "or"));
  for (const ElementId id : repair.also) all.push_back(quoted(schema().elements[id].name));
  return listed(all, "and");
}

std::vector<std::string> RepairWords::all_missing(const Repair& repair) const {
  std::vector<std::string> all;
  for (const ElementId id : repair.alternatives) all.push_back(schema().elements[id].name);
  if (all.empty()) all.push_back(repair.name);
  for (const ElementId id : repair.also) all.push_back(schema().elements[id].name);
  return all;
}

std::string_view RepairWords::page_title() const { return schema::page_title(context.front_matter); }

}  // namespace rubric::rule
