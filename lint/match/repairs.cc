// A path says of each heading what it is; this says what follows from it, one kind of fault after the
// other. Two rules keep one mistake to one repair: what is below a section that is wrong as a whole (empty,
// repeated) is not looked at, and a fault that another one implies is left out.
#include "lint/match/repairs.h"

#include <algorithm>
#include <map>
#include <set>

#include "lint/match/grammar.h"
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

using Quality = NameMatch::Quality;

class Finder {
 public:
  explicit Finder(const PathContext& context)
      : context_(context), schema_(context.schema), grammar_(grammar_of(context.schema)), steps_(context.path.steps),
        sections_(context.outline.sections), children_(steps_.size() + 1), children_seen_(steps_.size(), 0) {}

  std::vector<Repair> run() {
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

 private:
  bool known(SectionId id) const { return steps_[id].element != kNone; }
  const Element& element(SectionId id) const { return schema_.elements[steps_[id].element]; }
  std::vector<SectionId>& children(SectionId parent) {
    return children_[parent == kNoSection ? steps_.size() : parent];
  }

  void add(Repair repair) { found_.push_back(std::move(repair)); }

  void gather() {
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

  // A repeated section is reported once and its children go to the first copy, so that neither copy lacks
  // what the other has.
  void duplicates() {
    for (const std::vector<SectionId>& siblings : children_) {
      std::map<std::pair<ElementId, std::string_view>, std::pair<SectionId, std::uint32_t>> first;
      for (const SectionId id : siblings) {
        const Element& it = element(id);
        if (it.open_name ? !it.unique : it.occurs.max == UINT32_MAX) continue;
        const std::string_view title =
            it.open_name ? without_number(context_.letters[id].names.folded) : std::string_view{};
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
                 (!element(it).open_name || context_.letters[it].names.folded == context_.letters[child].names.folded);
        });
        if (!twice) children_[original].push_back(child);
      }
      children_[copy].clear();
    }
    for (auto& list : children_) std::ranges::sort(list);
  }

  void name(SectionId id) {
    if (!known(id)) return;
    const Letter& letter = context_.letters[id];
    const Element& it = element(id);
    if (it.open_name) {
      if (letter.names.decorated) {
        const std::string_view title = sections_[id].title;
        add({.fault = Fault::decorated, .section = id, .element = steps_[id].element,
             .name = std::string(letter.names.colon ? without_end(title, ": ") : title), .alternatives = {}});
      }
      return;
    }
    const NameMatch& match = letter.names.matches[steps_[id].match];
    const Grammar::Name& found = grammar_.names[match.name];
    const auto use = std::ranges::find(found.uses, steps_[id].element, &Grammar::Use::element);
    const bool replaced =
        use != found.uses.end() && (use->standing == Grammar::Standing::instead_of ||
                                    (use->standing == Grammar::Standing::also_when && !holds_here(it, found.text)));
    Fault fault = Fault::variant;
    if (match.quality == Quality::misspelled) {
      fault = Fault::misspelled;
    } else if (match.quality == Quality::decorated || letter.names.decorated) {
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

  // Whether a name that is right on some pages is right on this one.
  bool holds_here(const Element& element, std::string_view name) const {
    return std::ranges::any_of(element.also_when,
                               [&](const auto& it) { return it.first == name && holds(it.second, context_.page); });
  }

  // The heading that should stand there: the author's own prefix, where one may stand, and the name.
  std::string with_prefix(SectionId id, const NameMatch& match, const std::string& wanted) const {
    if (match.prefix.empty() || !element(id).prefixed) return wanted;
    const std::string_view title = undecorated(sections_[id].title);
    // The prefix is known folded; in the title it has as many words.
    std::size_t words = 1 + static_cast<std::size_t>(std::ranges::count(match.prefix, ' '));
    std::size_t end = 0;
    while (words-- > 0 && end != title.npos) end = title.find(' ', end + 1);
    return end == title.npos ? wanted : std::string(title.substr(0, end)) + " " + wanted;
  }

  void level(SectionId id) {
    if (!known(id)) return;
    const Step& step = steps_[id];
    const Element& it = element(id);
    if (copy_of_.contains(id)) return;   // it goes, wherever it stands
    const std::uint8_t actual = context_.letters[id].level;
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

  // The level a heading follows. After one at the wrong level it may follow what that one should be, too.
  std::uint8_t level_before(SectionId id) const {
    return id == 0 ? std::uint8_t{1} : std::max(context_.letters[id - 1].level, steps_[id - 1].wanted);
  }

  SectionId first_child(SectionId id) const { return children_[id].empty() ? kNoSection : children_[id].front(); }

  void levels_of_unknown_sections() {
    for (SectionId id = 0; id < steps_.size(); ++id) {
      if (known(id)) continue;
      const std::uint8_t actual = context_.letters[id].level;
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

  void emptiness(SectionId id) {
    if (!known(id) || element(id).may_be_empty || !context_.letters[id].bare || children_seen_[id] > 0) return;
    if (sections_[id].end != sections_[id].body_end) return;   // unknown sections stand inside
    if (copy_of_.contains(id)) return;
    add({.fault = Fault::empty, .section = id, .element = steps_[id].element, .name = {}, .alternatives = {}});
    empty_.insert(id);
    below_empty_ |= grammar_.elements[steps_[id].element].below;
  }

  // Order, choice and absence among the children of one section.
  void below(SectionId parent, ElementId of) {
    const Element& it = schema_.elements[of];
    if (it.body == kNone) return;
    if (parent != kNoSection && (copy_of_.contains(parent) || empty_.contains(parent))) return;
    order(parent, it.body);
    presence(parent, it.body);
  }

  // The position, inside group `group`, of the member that leads to `element`; kNone if none does.
  std::uint32_t position_in(GroupId group, ElementId id) const {
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

  std::uint32_t descendants(SectionId id) const {
    std::uint32_t count = static_cast<std::uint32_t>(children_[id].size());
    for (const SectionId child : children_[id]) count += descendants(child);   // at most six deep
    return count;
  }

  void order(SectionId parent, GroupId group) {
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

  bool bound(SectionId parent, ElementId id) {
    return std::ranges::any_of(children(parent), [&](SectionId child) { return steps_[child].element == id; });
  }
  bool any_bound(SectionId parent, const Group::Member& member) {
    if (!member.is_group) return bound(parent, member.id);
    return std::ranges::any_of(schema_.groups[member.id].members,
                               [&](const auto& it) { return any_bound(parent, it); });
  }

  void presence(SectionId parent, GroupId group) {
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

  // Sections of two alternatives: those of the later alternative are one too many.
  void conflict(SectionId parent, const Group::Member& member, const Group::Member& chosen) {
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

  void missing_choice(SectionId parent, const Group& group) {
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
  ElementId first_element(const Group::Member& member) const {
    if (!member.is_group) return member.id;
    const auto& members = schema_.groups[member.id].members;
    return members.empty() ? kNone : first_element(members.front());
  }

  void absence(SectionId parent, ElementId id) {
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

  // An empty container is reported as such; what it could have held is part of that.
  bool could_be_in_empty_section(ElementId id) const {
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

  // The last section under `parent` that the schema wants before `id`.
  SectionId anchor_for(SectionId parent, ElementId id) {
    SectionId anchor = kNoSection;
    const GroupId body = schema_.elements[schema_.elements[id].parent].body;
    const std::uint32_t position = position_in(body, id);
    for (const SectionId child : children(parent)) {
      if (element(child).free_order || steps_[child].displaced) continue;
      if (position_in(body, steps_[child].element) < position) anchor = child;
    }
    return anchor;
  }

  bool same_name(ElementId a, ElementId b) const {
    return grammar_.elements[a].name != kNone && grammar_.elements[a].name == grammar_.elements[b].name;
  }
  // Whether a section of this name is on the page; "{role}" is any section bound to that open name.
  bool on_page(std::string_view name) const {
    const bool open = name.starts_with('{') && name.ends_with('}');
    if (open) name = name.substr(1, name.size() - 2);
    return std::ranges::any_of(steps_, [&](const Step& step) {
      return step.element != kNone && schema_.elements[step.element].open_name == open &&
             schema_.elements[step.element].name == name;
    });
  }
  bool name_bound(ElementId id) const { return names_bound_.contains(grammar_.elements[id].name); }

  // Whether `parent` needs its own section of this name: the page has none for all, and no other that serves as well,
  // or every sibling has one.
  bool lacks_inherited(SectionId parent, ElementId id) {
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

  bool wanted_by_page(ElementId id) const {
    const auto& sections = grammar_.elements[context_.type.root].children;
    return std::ranges::any_of(sections, [&](ElementId it) {
      return same_name(it, id) && schema_.elements[it].presence == Presence::anywhere;
    });
  }

  void preface() {
    if (!context_.type.preface) return;
    const Outline& outline = context_.outline;
    // Below a title at level 1, which is a fault of its own, stands what should stand above it.
    if (!sections_.empty() && context_.letters.front().level == 1 && !known(0) && !context_.letters.front().bare) {
      return;
    }
    if (!has_bare_preface(context_.document, outline)) return;
    add({.fault = Fault::preface,
         .section = sections_.empty() ? kNoSection : SectionId{0},
         .element = context_.type.root,
         .name = {},
         .alternatives = {}});
  }

  std::vector<Repair> sorted() {
    std::ranges::stable_sort(found_, {},
                             [](const Repair& it) { return it.section == kNoSection ? 0u : it.section + 1; });
    return std::move(found_);
  }

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

}  // namespace

bool has_bare_preface(const Document& document, const Outline& outline) {
  for (NodeId id = outline.preface_begin; id < outline.preface_end; id = document[id].end) {
    if (document[id].kind != NodeKind::html_block) return false;
  }
  return true;
}

std::vector<Repair> repairs(const PathContext& context) { return Finder(context).run(); }

}  // namespace rubric::match
