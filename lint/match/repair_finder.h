// Finds what is wrong with a page, one kind of fault after the other. Private to lint/match, which asks by repairs.h.
//
// Two rules keep one mistake to one repair: what is below a section that is wrong as a whole (empty, repeated) is not
// looked at, and a fault that another one implies is left out.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/match/grammar.h"
#include "lint/match/repairs.h"

namespace rubric::match {

class RepairFinder {
 public:
  explicit RepairFinder(const PathContext& context)
      : context_(context), schema_(context.schema), grammar_(grammar_of(context.schema)), steps_(context.path.steps),
        sections_(context.outline.sections), children_(steps_.size() + 1), children_seen_(steps_.size(), 0) {}

  std::vector<Repair> run();

 private:
  bool known(SectionId id) const { return steps_[id].element != kNone; }
  const Element& element(SectionId id) const { return schema_.elements[steps_[id].element]; }
  std::vector<SectionId>& children(SectionId parent) {
    return children_[parent == kNoSection ? steps_.size() : parent];
  }

  void add(Repair repair) { found_.push_back(std::move(repair)); }

  void gather();

  // A repeated section is reported once and its children go to the first copy, so that neither copy lacks
  // what the other has.
  void duplicates();

  void name(SectionId id);

  // Whether a name that is right on some pages is right on this one.
  bool holds_here(const Element& element, std::string_view name) const;

  // The heading that should stand there: the author's own prefix, where one may stand, and the name.
  std::string with_prefix(SectionId id, const NameMatch& match, const std::string& wanted) const;

  void level(SectionId id);

  // The level a heading follows. After one at the wrong level it may follow what that one should be, too.
  std::uint8_t level_before(SectionId id) const;

  SectionId first_child(SectionId id) const { return children_[id].empty() ? kNoSection : children_[id].front(); }

  void levels_of_unknown_sections();

  void emptiness(SectionId id);

  // Order, choice and absence among the children of one section.
  void below(SectionId parent, ElementId of);

  // The position, inside group `group`, of the member that leads to `element`; kNone if none does.
  std::uint32_t position_in(GroupId group, ElementId id) const;

  std::uint32_t descendants(SectionId id) const;

  void order(SectionId parent, GroupId group);

  bool bound(SectionId parent, ElementId id) {
    return std::ranges::any_of(children(parent), [&](SectionId child) { return steps_[child].element == id; });
  }
  bool any_bound(SectionId parent, const Group::Member& member);

  void presence(SectionId parent, GroupId group);

  // Sections of two alternatives: those of the later alternative are one too many.
  void conflict(SectionId parent, const Group::Member& member, const Group::Member& chosen);

  void missing_choice(SectionId parent, const Group& group);
  ElementId first_element(const Group::Member& member) const;

  void absence(SectionId parent, ElementId id);

  // An empty container is reported as such; what it could have held is part of that.
  bool could_be_in_empty_section(ElementId id) const;

  // The last section under `parent` that the schema wants before `id`.
  SectionId anchor_for(SectionId parent, ElementId id);

  bool same_name(ElementId a, ElementId b) const {
    return grammar_.elements[a].name != kNone && grammar_.elements[a].name == grammar_.elements[b].name;
  }
  // Whether a section of this name is on the page; "{role}" is any section bound to that open name.
  bool on_page(std::string_view name) const;
  bool name_bound(ElementId id) const { return names_bound_.contains(grammar_.elements[id].name); }

  // Whether `parent` needs its own section of this name: the page has none for all, and no other that serves as well,
  // or every sibling has one.
  bool lacks_inherited(SectionId parent, ElementId id);

  bool wanted_by_page(ElementId id) const;

  void preface();

  std::vector<Repair> sorted();

  const PathContext& context_;
  const Schema& schema_;
  const Grammar& grammar_;
  const std::vector<Step>& steps_;
  const std::vector<Section>& sections_;
  std::vector<std::vector<SectionId>> children_;   // of each section; the last row is the page's
  std::vector<std::uint32_t> children_seen_;       // known or not
  std::map<SectionId, SectionId> copy_of_;         // duplicates
  std::set<SectionId> empty_;
  std::uint64_t below_empty_ = 0;                  // the elements that could stand in one of them
  std::set<std::uint32_t> names_bound_, names_on_page_;   // anywhere; right below the page
  std::set<ElementId> implied_;
  std::vector<Repair> found_;
};

}  // namespace rubric::match
