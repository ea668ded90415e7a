#include "lint/load/load_sections.h"
#include "lint/text/edit_distance.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace rubric::load {
namespace {

constexpr int kDeepest = 6;                  // there are no headings below level 6
constexpr std::size_t kMostElements = 4096;  // definitions that use each other grow quickly
constexpr std::array<std::string_view, 5> kMembers = {"section", "any-order", "in-order", "one-of", "use"};

}  // namespace

SectionsReader::SectionsReader(Loading& in, const Value* definitions, Schema& schema, Origins& origins)
    : in_(in), definitions_(definitions), schema_(schema), origins_(origins) {
  if (definitions_ && !definitions_->is_mapping()) {
    in_.wrong(*definitions_, "\"definitions\" wants a mapping of names to lists of sections");
    definitions_ = nullptr;
  }
  if (definitions_) used_.resize(definitions_->children.size());
}

void SectionsReader::read_body(const Value& list, ElementId owner) {
  int depth = 1;
  for (ElementId at = schema_.elements[owner].parent; at != kNone; at = schema_.elements[at].parent) ++depth;
  if (!read_list(in_, list)) return;
  const GroupId body = read_group(Group::Kind::in_order, list, owner, depth);
  schema_.elements[owner].body = body;
}

void SectionsReader::report_unused_definitions() {
  if (!definitions_ || !in_.whole) return;
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (used_[i]) continue;
    const Value& definition = definitions_->children[i];
    if (!read_list(in_, definition)) continue;
    in_.problem(at_key(definition), "schema-unreachable",
                fmt::format("definition \"{}\" is never used", definition.key()), false);
  }
}

GroupId SectionsReader::read_group(Group::Kind kind, const Value& list, ElementId owner, int depth) {
  const auto id = static_cast<GroupId>(schema_.groups.size());
  Group group;
  group.kind = kind;
  group.owner = owner;
  group.place = list.key_range();
  schema_.groups.push_back(std::move(group));
  origins_.groups.push_back(at_key(list));
  read_members(list, id, owner, depth);
  return id;
}

void SectionsReader::read_members(const Value& list, GroupId group, ElementId owner, int depth) {
  for (const Value& member : list.children) read_member(member, group, owner, depth);
}

void SectionsReader::read_member(const Value& value, GroupId group, ElementId owner, int depth) {
  if (value.is_scalar()) return read_section(value, group, owner, depth);
  if (!value.is_mapping()) {
    in_.wrong(value, fmt::format("a section is a name or a mapping with {}", one_of_words(kMembers)));
    return;
  }
  const Value* what = nullptr;
  for (const std::string_view key : kMembers) {
    const Value* found = value.find(key);
    if (found && what) {
      in_.problem(at_key(*found), "schema-value",
                  fmt::format("\"{}\" and \"{}\" exclude each other; make two entries of them", what->key(), key));
      return;
    }
    if (found) what = found;
  }
  if (!what) {
    const Value* first = value.children.empty() ? nullptr : &value.children.front();
    if (first && value.children.size() == 1 && first->is_null()) {
      in_.wrong(value, fmt::format("a name in braces needs quotes: \"{{{}}}\"", first->key()));
    } else {
      std::string hint;
      for (const Value& child : value.children) {
        if (hint.empty()) hint = did_you_mean(child.key(), kMembers);
      }
      in_.problem(at(value), "schema-value",
                  hint.empty() ? fmt::format("an entry of a list of sections has one of {}", one_of_words(kMembers))
                               : fmt::format("an entry without \"section\"{}", hint));
    }
    return;
  }
  if (what->key() == "section") return read_section(value, group, owner, depth);
  if (what->key() == "use") {
    read_mapping(in_, value, keys::kUse);
    return read_use(*what, group, owner, depth);
  }

  const bool choice = what->key() == "one-of";
  read_mapping(in_, value, choice ? keys::kOneOf : what->key() == "any-order" ? keys::kAnyOrder : keys::kInOrder);
  const Value* optional = choice ? value.find("optional") : nullptr;
  if (!read_list(in_, *what)) return;
  const GroupId inner = read_group(choice                       ? Group::Kind::one_of
                                   : what->key() == "any-order" ? Group::Kind::any_order
                                                                : Group::Kind::in_order,
                                   *what, owner, depth);
  if (optional) schema_.groups[inner].optional = read_flag(in_, *optional).value_or(false);
  join(group, true, inner);
}

void SectionsReader::read_use(const Value& value, GroupId group, ElementId owner, int depth) {
  const auto name = read_text(in_, value);
  if (!name || uses_ > kMostElements) return;
  const Value* definition = definitions_ ? definitions_->find(*name) : nullptr;
  if (!definition) {
    std::vector<std::string_view> names;
    if (definitions_) {
      for (const Value& it : definitions_->children) names.push_back(it.key());
    }
    in_.wrong(value, fmt::format("unknown definition \"{}\"{}", *name, did_you_mean(*name, names)));
    return;
  }
  used_[static_cast<std::size_t>(definition - definitions_->children.data())] = true;
  if (std::find(open_uses_.begin(), open_uses_.end(), definition->key()) != open_uses_.end()) {
    in_.wrong(value, fmt::format("definition \"{}\" uses itself", *name));
    return;
  }
  if (!read_list(in_, *definition)) return;
  if (++uses_ > kMostElements) {
    in_.wrong(value, fmt::format("definitions are used more than {} times", kMostElements));
    return;
  }
  open_uses_.push_back(definition->key());
  read_members(*definition, group, owner, depth);
  open_uses_.pop_back();
}

void SectionsReader::read_section(const Value& value, GroupId group, ElementId owner, int depth) {
  const Value* name = value.is_mapping() ? value.find("section") : &value;
  if (depth > kDeepest) {
    in_.problem(at(*name), "schema-value", fmt::format("sections nest at most {} deep", kDeepest));
    return;
  }
  if (schema_.elements.size() >= kMostElements) {
    if (!too_many_) in_.problem(at(*name), "schema-value", fmt::format("more than {} sections", kMostElements));
    too_many_ = true;
    return;
  }
  Element element = read_element(in_, value);
  element.parent = owner;
  element.group = group;

  const ElementId id = add(std::move(element), at(*name));
  join(group, false, id);
  const Value* sections = value.is_mapping() ? value.find("sections") : nullptr;
  if (sections) read_body(*sections, id);
}

ElementId SectionsReader::add(Element element, const Origin& origin) {
  schema_.elements.push_back(std::move(element));
  origins_.elements.push_back(origin);
  return static_cast<ElementId>(schema_.elements.size() - 1);
}

void SectionsReader::join(GroupId group, bool is_group, std::uint32_t id) {
  if (is_group) {
    schema_.groups[id].parent = group;
    schema_.groups[id].position = static_cast<std::uint32_t>(schema_.groups[group].members.size());
  }
  schema_.groups[group].members.push_back({is_group, id});
}

}  // namespace rubric::load
