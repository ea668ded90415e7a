// Which sections are missing, and which stand beside others that exclude them.
#include <algorithm>

#include "lint/match/repair_finder.h"

namespace rubric::match {

bool RepairFinder::any_bound(SectionId parent, const Group::Member& member) {
  if (!member.is_group) return bound(parent, member.id);
  return std::ranges::any_of(schema_.groups[member.id].members,
                             [&](const auto& it) { return any_bound(parent, it); });
}

void RepairFinder::presence(SectionId parent, GroupId group) {
  const Group& it = schema_.groups[group];
  if (it.kind == Group::Kind::one_of) {
    const Group::Member* chosen = nullptr;
    for (const Group::Member& member : it.members) {
      if (!any_bound(parent, member)) continue;
      if (chosen == nullptr) {
        chosen = &member;
      } else {
        conflict(parent, member, *chosen);
      }
    }
    if (chosen != nullptr) {
      if (chosen->is_group) presence(parent, chosen->id);
    } else if (!it.optional) {
      missing_choice(parent, it);
    }
    return;
  }
  for (const Group::Member& member : it.members) {
    if (member.is_group) {
      presence(parent, member.id);
    } else if (!bound(parent, member.id)) {
      absence(parent, member.id);
    }
  }
}

void RepairFinder::conflict(SectionId parent, const Group::Member& member, const Group::Member& chosen) {
  for (const SectionId child : children(parent)) {
    const bool inside =
        member.is_group ? position_in(member.id, steps_[child].element) != kNone : steps_[child].element == member.id;
    if (!inside) continue;
    SectionId other = kNoSection;
    for (const SectionId sibling : children(parent)) {
      const bool kept = chosen.is_group ? position_in(chosen.id, steps_[sibling].element) != kNone
                                        : steps_[sibling].element == chosen.id;
      if (kept) { other = sibling; break; }
    }
    add({.fault = Fault::unexpected,
         .section = child,
         .element = steps_[child].element,
         .name = {},
         .other = other,
         .alternatives = {}});
  }
}

void RepairFinder::missing_choice(SectionId parent, const Group& group) {
  Repair repair{.fault = Fault::missing, .section = parent, .name = {}, .alternatives = {}};
  for (const Group::Member& member : group.members) {
    if (const ElementId id = first_element(member); id != kNone) repair.alternatives.push_back(id);
  }
  if (repair.alternatives.empty()) return;
  repair.element = repair.alternatives.front();
  repair.name = schema_.elements[repair.element].name;
  repair.anchor = anchor_for(parent, repair.element);
  add(std::move(repair));
}

ElementId RepairFinder::first_element(const Group::Member& member) const {
  if (!member.is_group) return member.id;
  const auto& members = schema_.groups[member.id].members;
  return members.empty() ? kNone : first_element(members.front());
}

void RepairFinder::absence(SectionId parent, ElementId id) {
  const Element& it = schema_.elements[id];
  bool missing = it.presence == Presence::required &&
                 std::ranges::none_of(it.unless, [&](const std::string& name) { return on_page(name); });
  if (it.presence == Presence::anywhere) missing = !name_bound(id);
  if (it.presence == Presence::inherited) missing = parent != kNoSection && lacks_inherited(parent, id);
  if (!missing || could_be_in_empty_section(id)) return;
  if (it.open_name && it.occurs.min == 0 && it.presence != Presence::required) return;
  // What one section lacks is one repair for each rule that reports it; a section that has none of its
  // parts lacks them all at once.
  const auto report = it.report.find(Fault::missing);
  const bool nothing = parent != kNoSection && children(parent).empty();
  for (Repair& other : found_) {
    if (parent == kNoSection || other.fault != Fault::missing || other.section != parent ) continue;
    const auto& reports = schema_.elements[other.element].report;
    const auto theirs = reports.find(Fault::missing);
    const bool same = report == it.report.end()
                          ? theirs == reports.end()
                          : theirs != reports.end() && theirs->second.rule == report->second.rule;
    if (!same && !nothing) continue;
    other.also.push_back(id);
    return;
  }
  add({.fault = Fault::missing,
       .section = parent,
       .element = id,
       .name = it.name,
       .anchor = anchor_for(parent, id),
       .alternatives = {}});
}

bool RepairFinder::could_be_in_empty_section(ElementId id) const {
  if (below_empty_ == 0) return false;
  const std::vector<std::string>& unless = schema_.elements[id].unless;
  for (ElementId other = 0; other < schema_.elements.size(); ++other) {
    const Grammar::Compiled& compiled = grammar_.elements[other];
    if (compiled.root != context_.type.root || (below_empty_ & (std::uint64_t{1} << compiled.bit)) == 0) continue;
    const Element& it = schema_.elements[other];
    if (same_name(other, id)) return true;
    if (it.open_name && std::ranges::find(unless, "{" + it.name + "}") != unless.end()) return true;
  }
  return false;
}

SectionId RepairFinder::anchor_for(SectionId parent, ElementId id) {
  SectionId anchor = kNoSection;
  const GroupId body = schema_.elements[schema_.elements[id].parent].body;
  const std::uint32_t position = position_in(body, id);
  for (const SectionId child : children(parent)) {
    if (element(child).free_order || steps_[child].displaced) continue;
    if (position_in(body, steps_[child].element) < position) anchor = child;
  }
  return anchor;
}

bool RepairFinder::on_page(std::string_view name) const {
  const bool open = name.starts_with('{') && name.ends_with('}');
  if (open) name = name.substr(1, name.size() - 2);
  return std::ranges::any_of(steps_, [&](const Step& step) {
    return step.element != kNone && schema_.elements[step.element].open_name == open &&
           schema_.elements[step.element].name == name;
  });
}

bool RepairFinder::lacks_inherited(SectionId parent, ElementId id) {
  const bool has_other =
      std::ranges::any_of(schema_.elements[id].unless, [&](const std::string& name) { return on_page(name); });
  const bool inherits = has_other || names_on_page_.contains(grammar_.elements[id].name);
  // If the name is nowhere at all and the page asks for it, that is said once, for the page.
  if (!inherits) return name_bound(id) || !wanted_by_page(id);
  std::size_t siblings = 0;
  for (const SectionId sibling : children(steps_[parent].parent)) {
    if (sibling == parent || steps_[sibling].element != steps_[parent].element || copy_of_.contains(sibling)) {
      continue;
    }
    ++siblings;
    if (!bound(sibling, id)) return false;
  }
  return siblings >= 2;
}

bool RepairFinder::wanted_by_page(ElementId id) const {
  const auto& sections = grammar_.elements[context_.type.root].children;
  return std::ranges::any_of(sections, [&](ElementId it) {
    return same_name(it, id) && schema_.elements[it].presence == Presence::anywhere;
  });
}

}  // namespace rubric::match
