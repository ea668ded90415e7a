// What follows from a path: how the sections that were bound repeat, follow one another and stand below each other.
#include "lint/match/repairs.h"

#include <algorithm>

#include "lint/match/repair_finder.h"
#include "lint/text/trim.h"

namespace rubric::match {
namespace {

// "3. Use C++:" is "Use C++", which "Use C" is not.
std::string_view without_number(std::string_view title) {
  const std::size_t digits = std::min(title.find_first_not_of("0123456789."), title.size());
  if (digits > 0 && digits < title.size() && (title[digits - 1] == '.' || title[digits] == ')')) {
    title.remove_prefix(std::min(title.find_first_not_of(") ", digits), title.size()));
  }
  return without_end(title, ": ");
}

}  // namespace

std::vector<Repair> RepairFinder::run() {
  gather();
  if (context_.type.unchecked) {
    levels_of_unknown_sections();
    preface();
    return sorted();
  }
  duplicates();
  for (SectionId id = 0; id < steps_.size(); ++id) {
    name(id);
    level(id);
    emptiness(id);
  }
  levels_of_unknown_sections();
  for (SectionId id = 0; id < steps_.size(); ++id) {
    if (known(id)) below(id, steps_[id].element);
  }
  below(kNoSection, context_.type.root);
  preface();
  return sorted();
}

void RepairFinder::gather() {
  for (SectionId id = 0; id < steps_.size(); ++id) {
    if (!known(id)) {
      const SectionId above = sections_[id].parent;
      if (above != kNoSection) ++children_seen_[above];
      continue;
    }
    children(steps_[id].parent).push_back(id);
    const Grammar::Compiled& compiled = grammar_.elements[steps_[id].element];
    if (compiled.name != kNone) names_bound_.insert(compiled.name);
    if (compiled.name != kNone && compiled.depth == 1) names_on_page_.insert(compiled.name);
    if (steps_[id].parent != kNoSection) ++children_seen_[steps_[id].parent];
  }
}

void RepairFinder::duplicates() {
  for (const std::vector<SectionId>& siblings : children_) {
    std::map<std::pair<ElementId, std::string_view>, std::pair<SectionId, std::uint32_t>> first;
    for (const SectionId id : siblings) {
      const Element& it = element(id);
      if (it.open_name ? !it.unique : it.occurs.max == UINT32_MAX) continue;
      const std::string_view title =
          it.open_name ? without_number(context_.features[id].names.folded) : std::string_view{};
      const auto [at, fresh] = first.try_emplace({steps_[id].element, title}, id, 0u);
      const std::uint32_t copies = ++at->second.second;
      if (fresh || copies <= (it.open_name ? 1u : it.occurs.max)) continue;
      add({.fault = Fault::duplicate,
           .section = id,
           .element = steps_[id].element,
           .name = {},
           .other = at->second.first,
           .alternatives = {}});
      copy_of_[id] = at->second.first;
    }
  }
  for (const auto& [copy, original] : copy_of_) {
    for (const SectionId child : children_[copy]) {
      // Children that both copies have are part of the copying.
      const bool twice = std::ranges::any_of(children_[original], [&](SectionId it) {
        return steps_[it].element == steps_[child].element &&
               (!element(it).open_name || context_.features[it].names.folded == context_.features[child].names.folded);
      });
      if (!twice) children_[original].push_back(child);
    }
    children_[copy].clear();
  }
  for (auto& list : children_) std::ranges::sort(list);
}

void RepairFinder::below(SectionId parent, ElementId of) {
  const Element& it = schema_.elements[of];
  if (it.body == kNone) return;
  if (parent != kNoSection && (copy_of_.contains(parent) || empty_.contains(parent))) return;
  order(parent, it.body);
  presence(parent, it.body);
}

std::uint32_t RepairFinder::position_in(GroupId group, ElementId id) const {
  for (const Group::Member& member : schema_.groups[group].members) {
    if (!member.is_group && member.id == id) {
      return static_cast<std::uint32_t>(&member - schema_.groups[group].members.data());
    }
    if (member.is_group && position_in(member.id, id) != kNone) {
      return static_cast<std::uint32_t>(&member - schema_.groups[group].members.data());
    }
  }
  return kNone;
}

std::uint32_t RepairFinder::descendants(SectionId id) const {
  std::uint32_t count = static_cast<std::uint32_t>(children_[id].size());
  for (const SectionId child : children_[id]) count += descendants(child);   // at most six deep
  return count;
}

void RepairFinder::order(SectionId parent, GroupId group) {
  const Group& it = schema_.groups[group];
  for (const Group::Member& member : it.members) {
    if (member.is_group) order(parent, member.id);
  }
  if (it.kind != Group::Kind::in_order) return;
  std::vector<SectionId> placed;
  std::vector<Placed> positions;
  for (const SectionId id : children(parent)) {
    if (element(id).free_order || steps_[id].displaced || copy_of_.contains(id)) continue;
    const std::uint32_t position = position_in(group, steps_[id].element);
    if (position == kNone) continue;
    placed.push_back(id);
    positions.push_back({position, 1 + descendants(id) / 4});   // a little larger is not larger
  }
  for (const std::size_t moved : out_of_order(positions)) {
    // It should stand before the first section that is in place and comes after it in the schema.
    SectionId other = kNoSection;
    SectionId anchor = kNoSection;
    for (std::size_t i = 0; i < placed.size(); ++i) {
      if (positions[i].position > positions[moved].position && i < moved && other == kNoSection) other = placed[i];
      if (positions[i].position < positions[moved].position) anchor = placed[i];
    }
    if (other == kNoSection) {   // it stands too early: name the last one that should precede it
      for (std::size_t i = moved + 1; i < placed.size(); ++i) {
        if (positions[i].position < positions[moved].position) other = placed[i];
      }
    }
    add({.fault = Fault::order, .section = placed[moved], .element = steps_[placed[moved]].element, .name = {},
         .other = other, .anchor = anchor, .alternatives = {}});
  }
}

void RepairFinder::preface() {
  if (!context_.type.preface) return;
  const Outline& outline = context_.outline;
  // Below a title at level 1, which is a fault of its own, stands what should stand above it.
  if (!sections_.empty() && context_.features.front().level == 1 && !known(0) && !context_.features.front().bare) {
    return;
  }
  if (!has_bare_preface(context_.document, outline)) return;
  add({.fault = Fault::preface,
       .section = sections_.empty() ? kNoSection : SectionId{0},
       .element = context_.type.root,
       .name = {},
       .alternatives = {}});
}

std::vector<Repair> RepairFinder::sorted() {
  std::ranges::stable_sort(found_, {},
                           [](const Repair& it) { return it.section == kNoSection ? 0u : it.section + 1; });
  return std::move(found_);
}

bool has_bare_preface(const Document& document, const Outline& outline) {
  for (NodeId id = outline.preface_begin; id < outline.preface_end; id = document[id].end) {
    if (document[id].kind != NodeKind::html_block) return false;
  }
  return true;
}

std::vector<Repair> repairs(const PathContext& context) { return RepairFinder(context).run(); }

}  // namespace rubric::match
