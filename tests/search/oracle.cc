// Uniform-cost search: readings of the first headings, cheapest first, until one has read the page. What the headings
// to come cost at least, and the sections that none of them can be, is added to what a reading has cost already; it
// never says too much, so the first that arrives is the cheapest.
#include "tests/search/oracle.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <unordered_map>

#include <xxhash.h>

#include "lint/match/grammar.h"
#include "tests/search/reading.h"
#include "tests/search/type_elements.h"

namespace rubric::testing {
namespace {

using cost::Cost;
using Quality = NameMatch::Quality;

struct Known {
  Cost cost = 0;
  std::uint32_t before = 0;
  std::uint8_t element = kNothing;  // the last heading is this
  bool done = false;
  ParsedPage reading;
};

struct Hash {
  std::size_t operator()(const XXH128_hash_t& it) const { return it.low64; }
};
struct Same {
  bool operator()(const XXH128_hash_t& a, const XXH128_hash_t& b) const {
    return a.low64 == b.low64 && a.high64 == b.high64;
  }
};

class Oracle : TypeElements {
 public:
  Oracle(const Schema& schema, std::size_t type, std::span<const HeadingFeatures> features,
         std::span<const Cost> openness)
      : TypeElements(schema, type), features_(features), openness_(openness) {
    look_ahead();
  }

  Optimum run(std::size_t most) {
    Optimum out;
    if (elements_.size() > kMostElements || features_.size() >= kNothing) return out;
    ParsedPage start;
    start.open[0] = {.element = 0, .level = 0, .children = 1};
    reach(start, 0, UINT32_MAX, kNothing);
    for (std::size_t expected = 0; expected < queue_.size(); ++expected) {
      now_at_ = expected;
      for (std::size_t i = 0; i < queue_[expected].size(); ++i) {  // grows at its end
        const std::uint32_t at = queue_[expected][i];
        if (known_[at].done) continue;
        known_[at].done = true;
        if (++out.readings > most) return out;
        if (known_[at].reading.read == features_.size() && known_[at].reading.depth == 0) {
          out.cost = known_[at].cost;
          out.found = true;
          for (std::uint32_t it = known_[at].before; known_[it].before != UINT32_MAX; it = known_[it].before) {
            out.elements.push_back(known_[it].element == kNothing ? kNone : elements_[known_[it].element]);
          }
          std::ranges::reverse(out.elements);
          return out;
        }
        extend(at);
      }
      queue_[expected].clear();
    }
    return out;
  }

 private:
  // ---- the headings to come

  Cost cost_of_quality(const NameMatch& match, bool decorated, Called called) const {
    Cost cost = 0;
    if (match.quality == Quality::variant) cost = cost::kVariant;
    if (match.quality == Quality::decorated) cost = cost::kDecorated;
    if (match.quality == Quality::misspelled) cost = cost::kMisspelled;
    if (decorated && match.quality != Quality::decorated) cost += cost::kDecorated;
    return called == Called::wrongly ? std::max(cost, cost::kVariant) : cost;
  }

  // The least that each heading costs, and the last one that each element could be.
  void look_ahead() {
    last_.assign(elements_.size(), 0);
    at_least_.assign(features_.size() + 1, 0);
    for (std::size_t at = features_.size(); at-- > 0;) {
      const HeadingFeatures& at_heading = features_[at];
      Cost least = cost::kUnknown + open_row(at).back();
      for (const NameMatch& match : at_heading.names.matches) {
        for (std::size_t number = 1; number < elements_.size(); ++number) {
          const Called how = called(number, match);
          if (how == Called::no) continue;
          least = std::min(least, cost_of_quality(match, at_heading.names.decorated, how));
          last_[number] = std::max(last_[number], at + 1);
        }
      }
      for (std::size_t i = 0; i < opens_.size(); ++i) {
        least = std::min({least, open_row(at)[i], cost::kOpenInClosed});
        last_[opens_[i]] = std::max(last_[opens_[i]], at + 1);
      }
      at_least_[at] = at_least_[at + 1] + least;
    }
    for (std::size_t number = elements_.size(); number-- > 1;) {  // what is inside an element may imply it
      last_[parent_[number]] = std::max(last_[parent_[number]], last_[number]);
    }
  }

  std::span<const Cost> open_row(std::size_t at) const {
    return openness_.subspan(at * (opens_.size() + 1), opens_.size() + 1);
  }

  // What a reading costs at least from here on.
  Cost to_come(const ParsedPage& it) const {
    if (it.depth == 0) return 0;
    Cost cost = at_least_[it.read];
    for (std::size_t i = 0; i < it.depth; ++i) {
      const Open& open = it.open[i];
      if (open.element == kNothing || !has_sections(open.element)) continue;
      for (const Group::Member& member : schema_.groups[element(open.element).body].members) {
        if (member.is_group) continue;
        const std::uint8_t number = number_.at(member.id);
        if (element(number).presence == Presence::required && (it.bound & bit(number)) == 0 && last_[number] <= it.read)
          cost += cost::kMissing;
      }
    }
    return cost;
  }

  // ---- readings

  void reach(const ParsedPage& reading, Cost cost, std::uint32_t before, std::uint8_t element) {
    const XXH128_hash_t hash = XXH3_128bits(&reading, sizeof reading);
    const auto [at, fresh] = by_reading_.try_emplace(hash, static_cast<std::uint32_t>(known_.size()));
    if (fresh) {
      known_.push_back({.cost = cost, .before = before, .element = element, .done = false, .reading = reading});
    } else {
      Known& known = known_[at->second];
      if (known.cost <= cost) return;
      known.cost = cost;
      known.before = before;
      known.element = element;
      known.done = false;
    }
    const std::size_t expected = std::max<std::size_t>(cost + to_come(reading), now_at_);
    if (expected >= queue_.size()) queue_.resize(expected + 1);
    queue_[expected].push_back(at->second);
  }

  void extend(std::uint32_t from) {
    from_ = from;
    now_ = known_[from].reading;
    so_far_ = known_[from].cost;
    if (now_.read == features_.size()) {
      ParsedPage end = now_;
      const Cost cost = so_far_ + leave(0);
      end.depth = 0;
      reach(end, cost, from, kNothing);
      return;
    }
    at_ = now_.read;
    as_known();
    as_open();
    as_unknown();
  }

  const HeadingFeatures& at_heading() const { return features_[at_]; }

  void as_known() {
    for (const NameMatch& match : at_heading().names.matches) {
      for (std::size_t number = 1; number < elements_.size(); ++number) {
        const Called how = called(number, match);
        if (how != Called::no) take(number, cost_of_quality(match, at_heading().names.decorated, how), &match);
      }
    }
  }

  void as_open() {
    if (at_heading().level == 1 && at_ + 1 < features_.size() && features_[at_ + 1].level == 2)
      return;  // a title of the page
    for (std::size_t i = 0; i < opens_.size(); ++i) {
      const std::size_t number = opens_[i];
      Cost cost = open_row(at_)[i];
      if (element(parent_[number]).closed && is_below(parent_[number])) cost = std::min(cost, cost::kOpenInClosed);
      if (!at_heading().names.matches.empty()) cost += name_as_open(at_heading().names.matches.front());
      if (at_heading().names.decorated) cost += cost::kDecorated;
      if (element(number).evidence_heading && !looks_open(features_, at_, i)) cost += cost::kUnlikeOpen;
      take(number, cost, nullptr);
    }
  }

  Cost name_as_open(const NameMatch& match) const {
    if (match.more) return cost::kLongNameAsOpen;
    const bool bare = match.prefix.empty() || prefix_anywhere(match) <= cost::kLoosePrefix;
    if (bare) return match.quality == Quality::misspelled ? cost::kMisspelledAsOpen : cost::kKnownAsOpen;
    const std::string& text = grammar_of(schema_).names[match.name].folded;
    for (const Element& it : schema_.elements) {
      if (it.body == kNone || it.open_name || it.parent == kNone) continue;
      std::vector<std::string> names{it.name};
      names.insert(names.end(), it.also.begin(), it.also.end());
      names.insert(names.end(), it.instead_of.begin(), it.instead_of.end());
      if (std::ranges::any_of(names, [&](const std::string& name) { return folded_name(name) == text; }))
        return cost::kMaybeKnownAsOpen;
    }
    return cost::kLongNameAsOpen;
  }

  // Whether the heading is below that of a section, be it open or not; below one that is missing everything is.
  bool is_below(std::size_t number) const {
    for (std::size_t i = now_.depth; i-- > 0;) {
      if (now_.open[i].element == number) return at_heading().level > now_.open[i].level;
    }
    return (now_.bound & bit(number)) == 0 || at_heading().level > now_.children[number];
  }

  void as_unknown() {
    std::size_t stay = now_.depth;
    while (stay > 1 && std::max(now_.open[stay - 1].level, now_.open[stay - 1].children) >= at_heading().level) --stay;
    const Open& parent = now_.open[stay - 1];
    Cost cost = parent.element != kNothing && element(parent.element).closed ? cost::kUnexpected : cost::kUnknown;
    cost += open_row(at_).back();
    if (!at_heading().names.matches.empty()) cost += name_as_unknown(at_heading().names.matches.front());
    cost += leave(stay);
    stay = std::min(stay, kDepth - 1);
    ParsedPage next = cut(stay);
    const std::uint8_t level = at_heading().level;
    if (level > 1)
      next.open[next.depth++] = {.heading = static_cast<std::uint8_t>(at_), .level = level, .children = level};
    next.read += 1;
    reach(next, so_far_ + cost, from_, kNothing);
  }

  Cost name_as_unknown(const NameMatch& match) const {
    const bool here =
        std::ranges::any_of(elements_, [&](ElementId id) { return called(number_.at(id), match) != Called::no; });
    if (!match.prefix.empty() && prefix_anywhere(match) >= cost::kForeignPrefix) return cost::kForeignPrefixAsUnknown;
    if (match.quality == Quality::misspelled) return here ? cost::kMisspelledAsUnknown : cost::kMisspelledForeign;
    return here ? cost::kKnownAsUnknown : cost::kForeignName;
  }

  // How well what stands before a name fits the section around it, and the best of those that are open.
  Cost prefix_below(std::uint8_t heading, const NameMatch& match) const {
    const HeadingNames& names = features_[heading].names;
    if (names.title == match.prefix || names.folded == match.prefix || names.title.starts_with(match.prefix + " ("))
      return 0;
    const bool part =
        names.title.find(match.prefix) != std::string::npos || match.prefix.find(names.title) != std::string::npos;
    return part ? cost::kLoosePrefix : cost::kForeignPrefix;
  }
  Cost prefix_anywhere(const NameMatch& match) const {
    Cost least = cost::kForeignPrefix;
    for (std::size_t i = 0; i < now_.depth; ++i) {
      if (now_.open[i].heading != kNothing) least = std::min(least, prefix_below(now_.open[i].heading, match));
    }
    return least;
  }

  // The innermost of the open sections from `first` on that the heading is inside of.
  std::uint8_t innermost(std::size_t first) const {
    for (std::size_t i = now_.depth; i-- > first;) {
      if (now_.open[i].heading != kNothing && now_.open[i].level < at_heading().level) return now_.open[i].heading;
    }
    return kNothing;
  }

  void take(std::size_t number, Cost cost, const NameMatch* match) {
    const Element& it = element(number);
    const std::uint8_t level = at_heading().level;
    const std::uint8_t up = parent_[number];
    // The section around it: open, to be taken up again, or without a heading.
    const auto open_frame = [&](std::uint8_t which) {
      std::size_t i = now_.depth;
      while (i > 0 && now_.open[i - 1].element != which) --i;
      return i;  // 0: none
    };
    std::size_t stay = open_frame(up);
    const bool was_open = stay > 0;
    bool again = false, displaced = false;
    Open parent;
    if (was_open) {
      parent = now_.open[stay - 1];
      displaced = parent.around != kNothing && features_[parent.around].level < level;
      if (displaced) cost += cost::kDisplacedToo;
    } else {
      if (up == 0 || element(up).open_name)
        return;  // an open section that is closed cannot be told from its neighbours
      stay = open_frame(parent_[up]);
      if (stay == 0) return;
      again = (now_.bound & bit(up)) != 0;
      parent.element = up;
      if (again) {
        parent.heading = now_.heading[up];
        parent.children = now_.children[up];
        parent.around = innermost(stay);
        displaced = parent.around != kNothing;
        cost += displaced ? cost::kDisplaced : cost::kReopened;
      } else {
        parent.children = static_cast<std::uint8_t>(now_.open[stay - 1].children + 1);
        cost += cost::kParentMissing;
        if (innermost(stay) != kNothing) cost += cost::kImpliedInside;
        if (!element(up).report.contains(Fault::parent_missing)) cost += cost::kUnlikelyParent;
      }
      parent.level = parent.children;
    }

    // Its name.
    if (match != nullptr && !match->prefix.empty()) {
      const Cost prefix =
          !it.prefixed || parent.heading == kNothing ? cost::kVariant : prefix_below(parent.heading, *match);
      cost += prefix;
      if (prefix > 0 && prefix_anywhere(*match) == 0) cost += cost::kOthersPrefix;
    }
    if (match != nullptr && match->prefix.empty() && namesake_[number]) cost += cost::kNamesake;

    // Once more, or too late.
    const bool copy = (now_.bound & bit(number)) != 0 && it.occurs.max == 1 && !it.open_name;
    if (copy) cost += cost::kDuplicate;
    if (!copy && position_[number] < parent.last) {
      bool among_open = up == 0;
      for (const std::size_t open : opens_) among_open = among_open || parent_[open] == up;
      cost += among_open ? cost::kOrderOnPage : cost::kOrder;
    }

    // Its level.
    std::uint8_t wanted = it.level != 0 ? it.level : static_cast<std::uint8_t>(parent.children + 1);
    if (it.level == 0 && parent.deep != 0 && level >= parent.deep) wanted = parent.deep;
    const unsigned off = level > wanted ? level - wanted : wanted - level;
    const std::uint8_t before =
        at_ == 0 ? std::uint8_t{1} : std::max(features_[at_ - 1].level, now_.open[now_.depth - 1].children);
    const bool skips = level > wanted && stay == now_.depth && !displaced && level > before + 1;
    if (skips)
      cost += parent.wrong != 0 ? cost::kSkipBelowWrong : cost::kSkip;
    else if (off > 0)
      cost += cost::kWrongLevel + cost::kEachFurtherLevel * (off - 1);
    if (was_open && level < wanted && level <= parent.level && !it.open_name) cost += cost::kEscaped;

    cost += leave(stay);

    // What follows.
    if (skips) {
      if (up != 0 || !it.open_name) parent.deep = level;
    } else if (off == 0 && level < parent.deep) {
      parent.deep = 0;
    }
    if (position_[number] != 255) parent.last = position_[number];
    ParsedPage next = cut(was_open ? stay - 1 : stay);
    if (!was_open) bind(next, up, parent);
    next.open[next.depth++] = parent;
    next.bound &= ~below(number);
    if (!it.open_name) see(next, number);
    next.read += 1;
    const auto then = [&](std::uint8_t children, Cost more) {
      ParsedPage one = next;
      const Open own{.element = static_cast<std::uint8_t>(number),
                     .heading = static_cast<std::uint8_t>(at_),
                     .level = level,
                     .children = children,
                     .wrong = off > 0 && children == level && !skips};
      bind(one, static_cast<std::uint8_t>(number), own);
      one.open[one.depth++] = own;
      reach(one, so_far_ + cost + more, from_, static_cast<std::uint8_t>(number));
    };
    then(level, 0);
    if (!has_sections(number)) return;
    if (off > 0) then(wanted, 0);
    if (!(it.container || it.open_name) || !children_beside(features_, at_, number)) return;
    for (const std::uint8_t beside : {level, wanted}) {
      const auto children = static_cast<std::uint8_t>(beside - 1);
      if (beside > 1 && children != level && children != wanted) then(children, cost::kMisnested);
    }
  }

  void bind(ParsedPage& reading, std::uint8_t number, const Open& open) const {
    reading.bound |= bit(number);
    if (!has_sections(number) || element(number).open_name) return;
    reading.children[number] = open.children;
    reading.heading[number] = open.heading;
  }

  // By name: another element's section of the same name counts too.
  void see(ParsedPage& reading, std::size_t number) const {
    for (std::size_t other = 1; other < elements_.size(); ++other) {
      if (element(other).open_name || folded_[other] != folded_[number]) continue;
      if (element(other).presence == Presence::anywhere) reading.seen |= bit(other);
      if (element(other).presence == Presence::inherited && depth(number) == 1) reading.on_page |= bit(other);
    }
  }

  // With no more than `stay` sections open.
  ParsedPage cut(std::size_t stay) const {
    ParsedPage out = now_;
    for (std::size_t i = stay; i < out.open.size(); ++i) out.open[i] = Open{};
    out.depth = static_cast<std::uint8_t>(stay);
    return out;
  }

  // ---- what the sections from `first` on lack when they end

  Cost leave(std::size_t first) const {
    Cost cost = 0;
    for (std::size_t i = first; i < now_.depth; ++i) {
      const Open& open = now_.open[i];
      if (open.element == kNothing) continue;
      const Element& it = element(open.element);
      const bool bare = open.heading != kNothing && features_[open.heading].bare;
      if (it.container && bare && (now_.bound & below(open.element)) == 0) cost += cost::kEmptyContainer;
      if (it.body != kNone) cost += lacking(it.body, i == 0);
    }
    return cost;
  }

  bool any_bound(const Group::Member& member) const {
    if (!member.is_group) return (now_.bound & bit(number_.at(member.id))) != 0;
    return std::ranges::any_of(schema_.groups[member.id].members,
                               [&](const Group::Member& it) { return any_bound(it); });
  }

  Cost lacking(GroupId group, bool page) const {
    const Group& it = schema_.groups[group];
    if (it.kind == Group::Kind::one_of) {
      const auto chosen =
          std::ranges::find_if(it.members, [&](const Group::Member& member) { return any_bound(member); });
      if (chosen == it.members.end()) return it.optional ? 0 : cost::kMissing;
      return chosen->is_group ? lacking(chosen->id, page) : 0;
    }
    Cost cost = 0;
    for (const Group::Member& member : it.members)
      cost += member.is_group ? lacking(member.id, page) : lacking_element(member.id, page);
    return cost;
  }

  Cost lacking_element(ElementId id, bool page) const {
    const std::uint8_t number = number_.at(id);
    const Element& it = schema_.elements[id];
    if ((now_.bound & bit(number)) != 0) return 0;
    switch (it.presence) {
      case Presence::required:
        return cost::kMissing;
      case Presence::optional:
        return 0;
      case Presence::anywhere:
        return page && (now_.seen & bit(number)) == 0 ? cost::kMissing : 0;
      case Presence::inherited:
        return it.unless.empty() && (now_.on_page & bit(number)) == 0 ? cost::kMissingPart : 0;
    }
    return 0;
  }

  std::span<const HeadingFeatures> features_;
  std::span<const Cost> openness_;
  std::vector<Cost> at_least_;     // from each heading on
  std::vector<std::size_t> last_;  // one past the last heading that can be this or something inside it

  std::vector<Known> known_;
  std::unordered_map<XXH128_hash_t, std::uint32_t, Hash, Same> by_reading_;
  std::vector<std::vector<std::uint32_t>> queue_;  // by cost, with what is to come
  std::size_t now_at_ = 0;

  ParsedPage now_;  // what is extended,
  std::uint32_t from_ = 0;
  Cost so_far_ = 0;
  std::size_t at_ = 0;  // ... by this heading
};

}  // namespace

Optimum optimum(const Schema& schema, std::size_t type, std::span<const HeadingFeatures> features,
                std::span<const Cost> openness, std::size_t most_readings) {
  return Oracle(schema, type, features, openness).run(most_readings);
}

}  // namespace rubric::testing
