#include "tests/search/type_elements.h"

#include <algorithm>

#include "lint/match/grammar.h"

namespace rubric::testing {

TypeElements::TypeElements(const Schema& schema, std::size_t type) : schema_(schema) {
  const ElementId root = schema.types[type].root;
  for (ElementId id = root; id < schema.elements.size(); ++id) {
    if (id != root && !inside(id, root)) continue;
    number_[id] = static_cast<std::uint8_t>(elements_.size());
    elements_.push_back(id);
  }
  for (std::size_t i = 0; i < elements_.size(); ++i) {
    const Element& it = element(i);
    parent_.push_back(i == 0 ? kNothing : number_.at(it.parent));
    folded_.push_back(it.open_name || i == 0 ? std::string() : folded_name(it.name));
    position_.push_back(i == 0 ? 255 : position_of(elements_[i]));
    if (it.open_name) opens_.push_back(i);
  }
  for (std::size_t i = 0; i < elements_.size(); ++i) namesake_.push_back(is_namesake(i));
}

bool TypeElements::inside(ElementId id, ElementId root) const {
  while (id != kNone && id != root) id = schema_.elements[id].parent;
  return id == root;
}

// Whether `group` is or holds `id`.
bool TypeElements::holds(const Group::Member& member, ElementId id) const {
  if (!member.is_group) return member.id == id;
  return std::ranges::any_of(schema_.groups[member.id].members, [&](const Group::Member& it) { return holds(it, id); });
}

// Where an element stands among the sections of one; 255: anywhere.
std::uint8_t TypeElements::position_of(ElementId id) const {
  const Element& it = schema_.elements[id];
  const Group& body = schema_.groups[schema_.elements[it.parent].body];
  const auto at = std::ranges::find_if(body.members, [&](const Group::Member& member) { return holds(member, id); });
  return it.free_order ? std::uint8_t{255} : static_cast<std::uint8_t>(at - body.members.begin());
}

std::vector<std::string> TypeElements::names_of(std::size_t number) const {
  const Element& it = element(number);
  std::vector<std::string> names{it.name};
  names.insert(names.end(), it.also.begin(), it.also.end());
  for (const auto& [name, when] : it.also_when) names.push_back(name);
  names.insert(names.end(), it.instead_of.begin(), it.instead_of.end());
  return names;
}

TypeElements::Called TypeElements::called(std::size_t number, const NameMatch& match) const {
  const Element& it = element(number);
  if (number == 0 || it.open_name) return Called::no;
  const std::string& text = grammar_of(schema_).names[match.name].folded;
  const auto is = [&](const std::string& name) { return folded_name(name) == text; };
  if (is(it.name) || std::ranges::any_of(it.also, is) ||
      std::ranges::any_of(it.also_when, [&](const auto& name) { return is(name.first); }))
    return Called::rightly;
  return std::ranges::any_of(it.instead_of, is) ? Called::wrongly : Called::no;
}

std::size_t TypeElements::depth(std::size_t number) const {
  std::size_t depth = 0;
  for (; number != 0; number = parent_[number]) ++depth;
  return depth;
}

// Optional, and a section further down the page may have one of its names.
bool TypeElements::is_namesake(std::size_t number) const {
  const Element& it = element(number);
  if (number == 0 || it.open_name || it.presence != Presence::optional || depth(number) < 2) return false;
  std::size_t top = number;
  while (depth(top) > 1) top = parent_[top];
  const std::vector<std::string> mine = names_of(number);
  for (std::size_t other = 1; other < elements_.size(); ++other) {
    if (depth(other) != 1 || element(other).open_name || position_[other] <= position_[top]) continue;
    for (const std::string& a : names_of(other)) {
      if (std::ranges::any_of(mine, [&](const std::string& b) { return folded_name(a) == folded_name(b); }))
        return true;
    }
  }
  return false;
}

std::uint64_t TypeElements::below(std::size_t number) const {
  std::uint64_t set = 0;
  for (std::size_t i = 1; i < elements_.size(); ++i) {
    for (std::size_t up = i; up != 0;) {
      up = parent_[up];
      if (up == number) set |= bit(i);
    }
  }
  return set;
}

bool TypeElements::looks_open(Letters features, std::size_t at, std::size_t open) {
  return ((features[at].evidence_tested >> (2 * open)) & 3u) != 0;
}

bool TypeElements::names_child(Letters features, std::size_t at, std::size_t number) const {
  return at < features.size() &&
         (features[at].names.names & grammar_of(schema_).elements[elements_[number]].child_names) != 0;
}

// Whether what could be its children stands beside the heading, and not below.
bool TypeElements::children_beside(Letters features, std::size_t at, std::size_t number) const {
  if (at + 1 >= features.size()) return false;
  const std::uint8_t level = features[at].level, next = features[at + 1].level;
  if (element(number).container) return next <= level && open_sections_beside(features, at);
  const auto open = static_cast<std::size_t>(std::ranges::find(opens_, number) - opens_.begin());
  if (!looks_open(features, at, open) || next != level || !names_child(features, at + 1, number)) return false;
  return !names_child(features, at + 2, number) || features[at + 2].level <= level;
}

// Two at least, of those before a heading above them; none is where it should be.
bool TypeElements::open_sections_beside(Letters features, std::size_t at) {
  const std::uint8_t level = features[at + 1].level;
  std::size_t found = 0;
  for (std::size_t i = at + 1; i < features.size() && i < at + 64 && features[i].level >= level; ++i) {
    const bool over_known =
        i + 1 < features.size() && features[i + 1].level > features[i].level && features[i + 1].names.names != 0;
    const bool open = features[i].names.matches.empty() && (features[i].evidence_tested != 0 || over_known);
    if (open && features[i].level == features[at].level + 1) return false;
    if (open && features[i].level == level && ++found == 2) return true;
  }
  return false;
}

}  // namespace rubric::testing
