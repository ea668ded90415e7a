// Whole sections gone, doubled, moved or emptied, where the schema has something against it.

#include <algorithm>

#include <fmt/format.h>

#include "lint/text/utf8.h"
#include "tests/mutations/planting.h"

namespace rubric::testing {
namespace {

// The groups around an element up to its owner's body, innermost first, each with the place taken in it.
struct Step {
  GroupId group;
  std::uint32_t position;
};
std::vector<Step> steps_to(const Schema& schema, ElementId id) {
  std::vector<Step> steps;
  GroupId group = schema.elements[id].group;
  std::uint32_t inner = id;
  bool is_group = false;
  while (group != kNone) {
    const auto& members = schema.groups[group].members;
    const auto at =
        std::ranges::find_if(members, [&](const auto& it) { return it.id == inner && it.is_group == is_group; });
    steps.push_back({group, static_cast<std::uint32_t>(at - members.begin())});
    inner = group;
    is_group = true;
    group = schema.groups[group].parent;
  }
  return steps;
}

// Whether the schema says which of two siblings comes first.
bool ordered(const Schema& schema, ElementId a, ElementId b) {
  if (a == b || schema.elements[a].free_order || schema.elements[b].free_order) return false;
  for (const Step& from_a : steps_to(schema, a)) {
    for (const Step& from_b : steps_to(schema, b)) {
      if (from_a.group != from_b.group) continue;
      return schema.groups[from_a.group].kind == Group::Kind::in_order && from_a.position != from_b.position;
    }
  }
  return false;
}

bool can_be_left_out(const Schema& schema, ElementId id) {
  return std::ranges::any_of(steps_to(schema, id), [&](const Step& it) { return schema.groups[it.group].optional; });
}

// An inherited section may be missing where the page has it once for all, unless the parent's siblings all
// have their own.
bool needed_here(const Subject& subject, SectionId id) {
  const SectionId parent = subject.binding(id).parent;
  if (parent == kNoSection) return true;
  const auto same_name = [&](SectionId it) { return subject.element(it).name == subject.element(id).name; };
  bool once_for_all = false;
  for (SectionId above = parent; above != kNoSection;) {
    above = subject.binding(above).parent;
    once_for_all = once_for_all || std::ranges::any_of(subject.children(above), same_name);
  }
  if (!once_for_all) return true;
  bool has_siblings = false;
  for (const SectionId sibling : subject.children(subject.binding(parent).parent)) {
    if (sibling == parent || subject.binding(sibling).element != subject.binding(parent).element) continue;
    has_siblings = true;
    if (std::ranges::none_of(subject.children(sibling), same_name)) return false;
  }
  return has_siblings;
}

// Whether the page may not do without this section.
bool is_needed(const Subject& subject, SectionId id) {
  const Binding& binding = subject.binding(id);
  const Element& element = subject.element(id);
  if (subject.count(binding.parent, binding.element) != 1) return false;
  if (can_be_left_out(*subject.schema(), binding.element)) return false;
  switch (element.presence) {
    case Presence::required: return true;
    case Presence::optional: return false;
    case Presence::inherited: return needed_here(subject, id);
    case Presence::anywhere: break;
  }
  for (SectionId other = 0; other < subject.size(); ++other) {
    if (other != id && fold_case(subject.section(other).title).find(fold_case(element.name)) != std::string::npos) {
      return false;
    }
  }
  return true;
}

// A section's text, so that another heading can follow it.
std::string block(std::string_view text) {
  std::string block(text);
  while (!block.ends_with("\n\n")) block += '\n';
  return block;
}

// Puts a block before the line that begins at `at`.
Edit inserted(const Subject& subject, ByteOffset at, std::string_view text) {
  const std::string_view before = subject.source().bytes().substr(0, at.value);
  const std::string_view gap = before.ends_with("\n\n") ? "" : before.ends_with('\n') ? "\n" : "\n\n";
  return {{at, at}, std::string(gap) + block(text)};
}

std::uint32_t heading_start(const Edit& edit) { return static_cast<std::uint32_t>(edit.text.find_first_not_of('\n')); }

class Planter {
 public:
  explicit Planter(const Subject& subject) : subject_(subject) {}

  std::vector<Mutation> all() {
    for (SectionId id = 0; id < subject_.size(); ++id) {
      if (!subject_.may_be_planted_in(id) || !subject_.wholly_sound(id)) continue;
      remove(id);
      repeat(id);
      move(id);
      empty(id);
    }
    return std::move(found_);
  }

 private:
  void remove(SectionId id) {
    if (!is_needed(subject_, id)) return;
    const SectionId parent = subject_.binding(id).parent;
    // The last section of a name that the page asks for is missed by the page, not by its parent.
    const bool from_page = parent == kNoSection || (subject_.count_of_name(id) == 1 && subject_.wanted_anywhere(id));
    auto places = from_page ? subject_.page_places() : std::vector{subject_.at_heading(parent)};
    // What a page needs unless its roles have it may be missed in the first role as well.
    for (SectionId other = 0; other < subject_.size() && !subject_.element(id).unless.empty(); ++other) {
      if (subject_.binding(other).element != kNone && subject_.element(other).open_name) {
        places.push_back(subject_.at_heading(other));
      }
    }
    auto rules = subject_.rules_for(
        subject_.binding(id).element, Fault::missing,
        {"missing-section", "missing-job-grade", "level-missing-part", "levels-section-missing", "specialty-parts"});
    plant("removed", id, "removed", {{subject_.extent_of(id), ""}}, std::move(rules), places);
  }

  void repeat(SectionId id) {
    const Binding& binding = subject_.binding(id);
    const Element& element = subject_.element(id);
    if (element.occurs.max != 1 || subject_.count(binding.parent, binding.element) != 1) return;
    const ByteRange range = subject_.extent_of(id);
    const ByteOffset end =
        binding.parent == kNoSection ? subject_.source().end() : subject_.extent_of(binding.parent).end;
    for (const auto& [at, where] :
         {std::pair(range.end, "right after itself"), std::pair(end, "at the end of its parent")}) {
      if (at == range.end && where != std::string_view("right after itself")) continue;
      const Edit edit = inserted(subject_, at, subject_.source().text(range));
      plant("repeated", id, fmt::format("again {}", where), {edit},
            subject_.rules_for(binding.element, Fault::duplicate), {{.edit = 0, .offset = heading_start(edit)}});
    }
  }

  // Past two siblings or more whose order with it is fixed; past one only if that is to the front or the end,
  // and then either of the two may be called the moved one.
  void move(SectionId id) {
    const Binding& binding = subject_.binding(id);
    const std::vector<SectionId> siblings = subject_.children(binding.parent);
    for (const SectionId it : siblings) {
      const bool same = subject_.section(it).level == subject_.section(id).level;
      if (!same || !subject_.sound(it) || subject_.count(binding.parent, binding.element) != 1) return;
    }
    const auto self = static_cast<std::size_t>(std::ranges::find(siblings, id) - siblings.begin());
    for (std::size_t target = 0; target <= siblings.size(); ++target) {
      if (target == self || target == self + 1) continue;
      std::vector<SectionId> passed;
      for (std::size_t i = std::min(self + 1, target); i < std::max(self, target); ++i) {
        if (ordered(*subject_.schema(), binding.element, subject_.binding(siblings[i]).element)) {
          passed.push_back(siblings[i]);
        }
      }
      const bool last = target == siblings.size();
      if (passed.empty() || (passed.size() == 1 && !last && target != 0)) continue;
      const ByteOffset at = last ? subject_.extent_of(siblings.back()).end : subject_.extent_of(siblings[target]).begin;
      const ByteRange range = subject_.extent_of(id);
      const Edit removal{range, ""};
      const Edit insertion = inserted(subject_, at, subject_.source().text(range));
      const bool down = range.begin < at;
      std::vector<Place> places{{.edit = down ? 1U : 0U, .offset = heading_start(insertion)}};
      if (passed.size() == 1) places.push_back(subject_.at_heading(passed.front()));
      plant("moved", id, fmt::format("moved past {} sections {}", passed.size(), down ? "down" : "up"),
            down ? std::vector{removal, insertion} : std::vector{insertion, removal},
            subject_.rules_for(binding.element, Fault::order), std::move(places));
    }
  }

  void empty(SectionId id) {
    const Element& element = subject_.element(id);
    const ByteRange body{subject_.heading_line(id).end, subject_.extent_of(id).end};
    if (element.may_be_empty || subject_.source().text(body).find_first_not_of(" \t\r\n") == std::string_view::npos) {
      return;
    }
    plant("emptied", id, "emptied", {{body, "\n"}}, subject_.rules_for(subject_.binding(id).element, Fault::empty),
          {subject_.at_heading(id)});
  }

  void plant(std::string kind, SectionId id, std::string_view what, std::vector<Edit> edits,
             std::vector<std::string> rules, std::vector<Place> places) {
    found_.push_back({.kind = std::move(kind),
                      .what = fmt::format("\"{}\" {}", subject_.section(id).title, what),
                      .edits = std::move(edits),
                      .expected = {{std::move(rules), std::move(places)}},
                      .sections = {id, subject_.binding(id).parent}});
  }

  const Subject& subject_;
  std::vector<Mutation> found_;
};

}  // namespace

std::vector<Mutation> section_mutations(const Subject& subject) { return Planter(subject).all(); }

}  // namespace rubric::testing
