// What is wrong with single headings: their names, their levels, and that nothing stands below them.
#include <algorithm>

#include "lint/match/repair_finder.h"
#include "lint/text/trim.h"

namespace rubric::match {

using Quality = NameMatch::Quality;

void RepairFinder::name(SectionId id) {
  if (!known(id)) return;
  const HeadingFeatures& at_heading = context_.features[id];
  const Element& it = element(id);
  if (it.open_name) {
    if (at_heading.names.decorated) {
      const std::string_view title = sections_[id].title;
      add({.fault = Fault::decorated, .section = id, .element = steps_[id].element,
           .name = std::string(at_heading.names.colon ? without_end(title, ": ") : title), .alternatives = {}});
    }
    return;
  }
  const NameMatch& match = at_heading.names.matches[steps_[id].match];
  const Grammar::Name& found = grammar_.names[match.name];
  const auto use = std::ranges::find(found.uses, steps_[id].element, &Grammar::Use::element);
  const bool replaced =
      use != found.uses.end() && (use->standing == Grammar::Standing::instead_of ||
                                  (use->standing == Grammar::Standing::also_when && !holds_here(it, found.text)));
  Fault fault = Fault::variant;
  if (match.quality == Quality::misspelled) {
    fault = Fault::misspelled;
  } else if (match.quality == Quality::decorated || at_heading.names.decorated) {
    fault = Fault::decorated;
  } else if (match.quality == Quality::exact && !replaced && (match.prefix.empty() || it.prefixed)) {
    return;
  }
  const std::string& wanted = replaced ? it.name : found.text;
  add({.fault = fault,
       .section = id,
       .element = steps_[id].element,
       .name = with_prefix(id, match, wanted),
       .alternatives = {}});
}

bool RepairFinder::holds_here(const Element& element, std::string_view name) const {
  return std::ranges::any_of(element.also_when,
                             [&](const auto& it) { return it.first == name && holds(it.second, context_.page); });
}

std::string RepairFinder::with_prefix(SectionId id, const NameMatch& match, const std::string& wanted) const {
  if (match.prefix.empty() || !element(id).prefixed) return wanted;
  const std::string_view title = undecorated(sections_[id].title);
  // The prefix is known folded; in the title it has as many words.
  std::size_t words = 1 + static_cast<std::size_t>(std::ranges::count(match.prefix, ' '));
  std::size_t end = 0;
  while (words-- > 0 && end != title.npos) end = title.find(' ', end + 1);
  return end == title.npos ? wanted : std::string(title.substr(0, end)) + " " + wanted;
}

void RepairFinder::level(SectionId id) {
  if (!known(id)) return;
  const Step& step = steps_[id];
  const Element& it = element(id);
  if (copy_of_.contains(id)) return;   // it goes, wherever it stands
  const std::uint8_t actual = context_.features[id].level;
  if (step.implied) {
    // One repair for the first of the children whose parent's heading is missing.
    if (implied_.insert(element(id).parent).second) {
      add({.fault = Fault::parent_missing,
           .section = id,
           .element = element(id).parent,
           .name = schema_.elements[element(id).parent].name,
           .level = static_cast<std::uint8_t>(step.wanted - 1),
           .alternatives = {}});
    }
  }
  if (step.skip) {
    add({.fault = Fault::level_skip, .section = id, .element = step.element, .name = {}, .level = step.wanted,
         .subtree = step.base == actual, .alternatives = {}});
  }
  if (step.misnested && it.container) {
    add({.fault = Fault::wrong_level, .section = id, .element = step.element, .name = {}, .level = step.wanted,
         .other = first_child(id), .children = true, .alternatives = {}});
    return;
  }
  if (step.skip) return;
  if (const SectionId parent = step.parent; parent != kNoSection && steps_[parent].misnested &&
      !element(parent).container && actual == step.wanted) {
    // The children of an open section that stand beside it are at fault, one by one: it is not.
    add({.fault = Fault::wrong_level, .section = id, .element = step.element, .name = {},
         .level = static_cast<std::uint8_t>(actual + 1), .subtree = step.base == actual, .alternatives = {}});
    return;
  }
  if (step.displaced) {
    add({.fault = Fault::wrong_level, .section = id, .element = step.element, .name = {}, .level = step.wanted,
         .other = step.inside, .subtree = step.base == actual, .displaced = true, .alternatives = {}});
  } else if (actual != step.wanted) {
    const std::uint8_t before = level_before(id);
    const Fault fault = actual == 1            ? Fault::top_heading
                        : actual > before + 1 ? Fault::level_skip
                                               : Fault::wrong_level;
    add({.fault = fault, .section = id, .element = step.element, .name = {}, .level = step.wanted,
         .other = fault == Fault::wrong_level && actual > step.wanted ? sections_[id].parent : kNoSection,
         .subtree = step.base == actual, .alternatives = {}});
  }
}

std::uint8_t RepairFinder::level_before(SectionId id) const {
  return id == 0 ? std::uint8_t{1} : std::max(context_.features[id - 1].level, steps_[id - 1].wanted);
}

void RepairFinder::levels_of_unknown_sections() {
  for (SectionId id = 0; id < steps_.size(); ++id) {
    if (known(id)) continue;
    const std::uint8_t actual = context_.features[id].level;
    if (actual == 1) {
      add({.fault = Fault::top_heading, .section = id, .name = {}, .level = 2, .alternatives = {}});
      continue;
    }
    const std::uint8_t before = level_before(id);
    if (actual > before + 1) {
      add({.fault = Fault::level_skip,
           .section = id,
           .name = {},
           .level = static_cast<std::uint8_t>(before + 1),
           .alternatives = {}});
    }
    const SectionId parent = steps_[id].parent;
    const bool in_page = parent == kNoSection;
    const ElementId around = in_page ? context_.type.root : steps_[parent].element;
    if (around != kNone && schema_.elements[around].closed) {
      add({.fault = Fault::unexpected,
           .section = id,
           .element = around,
           .name = {},
           .other = parent,
           .alternatives = {}});
    }
  }
}

void RepairFinder::emptiness(SectionId id) {
  if (!known(id) || element(id).may_be_empty || !context_.features[id].bare || children_seen_[id] > 0) return;
  if (sections_[id].end != sections_[id].body_end) return;   // unknown sections stand inside
  if (copy_of_.contains(id)) return;
  add({.fault = Fault::empty, .section = id, .element = steps_[id].element, .name = {}, .alternatives = {}});
  empty_.insert(id);
  below_empty_ |= grammar_.elements[steps_[id].element].below;
}

}  // namespace rubric::match
