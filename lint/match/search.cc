// The search keeps, after each heading, the few cheapest states: readings of the page so far. A state is a
// chain of open elements, each with the section it was bound to and the level at which its children are
// expected, and the set of elements bound already. A heading extends every state in each way it can be
// taken: as a section it is named after, as one whose name is free, as one the schema does not know.
//
//     ## Levels            [page, Levels]
//     ### Senior Engineer  [page, Levels, {role}]
//     #### Requirements    [page, Levels, {role}, Requirements]     cost 0
//                          [page, Requirements], two levels too deep   cost 16
//
// States that cannot be told apart any more (same chain, same levels, same set) are merged, and only so many
// of them within reach of the best are kept (Breadth), so the work is linear in the headings. Where a reading of the
// page is known already, a state is followed only while it could still be cheaper, with what the headings to come cost
// at least.
#include "lint/match/search.h"

#include <algorithm>
#include <array>

#include "lint/match/grammar.h"
#include "lint/match/search_state.h"

namespace rubric::match {
namespace {

using cost::Cost;
using Quality = NameMatch::Quality;

// A first look with few states; where that finds faults, a second with many.
struct Breadth { std::size_t width; Cost slack; };
constexpr Breadth kNarrow{8, 16};
constexpr Breadth kWide{16, 18};
constexpr Cost kNoCost = 1u << 30;
constexpr std::size_t kLookAhead = 64;   // headings

struct HistoryEntry {
  Step step;
  std::uint32_t before = kNone;
};

class Search {
 public:
  Search(const Schema& schema, std::size_t type, std::span<const HeadingFeatures> features,
         std::span<const Cost> openness, Breadth breadth, Cost limit, const RuledOut& ruled_out)
      : schema_(schema),
        grammar_(grammar_of(schema)),
        type_(type),
        root_(schema.types[type].root),
        opens_(grammar_.opens[type]),
        features_(features),
        breadth_(breadth),
        limit_(limit),
        ruled_out_(ruled_out),
        prefixes_(features.size()),
        openness_table_(openness) {}

  Path run() {
    look_ahead();
    SearchState start;
    start.frames[0] = {.element = root_, .actual = 0};
    settle(grammar_, features_, start, 0);
    states_.push_back(start);
    for (at_ = 0; at_ < features_.size(); ++at_) {
      advance();
      if (best_ > limit_ || states_.empty()) return {.steps = {}, .cost = best_};
    }

    std::size_t best = 0;
    Cost least = UINT32_MAX;
    for (std::size_t i = 0; i < states_.size(); ++i) {
      const Cost total = states_[i].cost + states_[i].closing[0];
      if (total < least) {
        least = total;
        best = i;
      }
    }
    Path path{.steps = std::vector<Step>(features_.size()), .cost = least, .complete = complete_};
    std::uint32_t entry = states_[best].last;
    for (std::size_t i = features_.size(); i-- > 0; entry = history_[entry].before) {
      path.steps[i] = history_[entry].step;
    }
    return path;
  }

 private:
  // A state extended, not yet built: most are thrown away at once.
  struct Candidate {
    std::uint32_t state;
    Cost cost;
    Transition to;
    Step step;
  };

  void advance() {
    candidates_.clear();
    ranking_.clear();
    best_ = kNoCost;
    most_ = limit_ - std::min(limit_, at_least_[at_ + 1]);
    openness_ = openness_table_.subspan(at_ * (opens_.size() + 1), opens_.size() + 1);
    for (std::uint32_t i = 0; i < states_.size() && !hopeless(states_[i], 0); ++i) {
      take_named(i);
      take_open(i);
      take_unknown(i);
    }
    std::ranges::sort(ranking_);
    next_.clear();
    for (const Ranked ranked : ranking_) {
      const Candidate& it = candidates_[ranked & UINT32_MAX];
      if (it.cost > best_ + breadth_.slack) break;
      if (next_.size() == breadth_.width) {
        complete_ = false;
        break;
      }
      SearchState& state = next_.emplace_back(states_[it.state]);
      extend(state, it);
      if (std::any_of(next_.begin(), next_.end() - 1, [&](const SearchState& other) { return same(state, other); })) {
        next_.pop_back();
        continue;
      }
      state.last = static_cast<std::uint32_t>(history_.size());
      history_.push_back({it.step, states_[it.state].last});
    }
    std::swap(states_, next_);
  }

  // What each heading costs at least, whatever it is taken for.
  void look_ahead() {
    at_least_.assign(features_.size() + 1, 0);
    if (limit_ >= kNoCost) return;
    for (std::size_t at = features_.size(); at-- > 0;) {
      const HeadingNames& names = features_[at].names;
      const std::span<const Cost> open = openness_table_.subspan(at * (opens_.size() + 1), opens_.size() + 1);
      Cost least = cost::kUnknown + open.back();
      if (!opens_.empty()) {
        least = std::min({least, cost::kOpenInClosed, *std::min_element(open.begin(), open.end() - 1)});
      }
      for (const NameMatch& match : names.matches) {
        if (least == 0) break;
        if (grammar_.names[match.name].uses_in[type_].empty()) continue;
        Cost cost = cost_of(match.quality);
        if (names.decorated && match.quality != Quality::decorated) cost += cost::kDecorated;
        least = std::min(least, cost);
      }
      at_least_[at] = at_least_[at + 1] + least;
    }
  }

  static Cost cost_of(Quality quality) {
    switch (quality) {
      case Quality::exact: return 0;
      case Quality::variant: return cost::kVariant;
      case Quality::decorated: return cost::kDecorated;
      case Quality::misspelled: return cost::kMisspelled;
    }
    return 0;
  }

  const HeadingFeatures& at_heading() const { return features_[at_]; }
  std::uint64_t bit(ElementId element) const { return std::uint64_t{1} << grammar_.elements[element].bit; }

  void offer(std::uint32_t from, Cost cost, const Transition& to, const Step& step) {
    if (cost > best_ + breadth_.slack || cost > most_) return;
    if (at_ == ruled_out_.heading &&
        std::ranges::find(ruled_out_.elements, step.element) != ruled_out_.elements.end()) {
      return;
    }
    best_ = std::min(best_, cost);
    ranking_.push_back((Ranked{cost} << 32) | candidates_.size());
    candidates_.push_back({from, cost, to, step});
  }

  bool hopeless(const SearchState& state, Cost cost) const {
    return state.cost + cost > std::min(best_ + breadth_.slack, most_);
  }

  void take_named(std::uint32_t from) {
    const SearchState& state = states_[from];
    const HeadingNames& names = at_heading().names;
    for (std::size_t m = 0; m < names.matches.size(); ++m) {
      const NameMatch& match = names.matches[m];
      for (const Grammar::Use& use : grammar_.names[match.name].uses_in[type_]) {
        Cost cost = cost_of(match.quality);
        if (names.decorated && match.quality != Quality::decorated) cost += cost::kDecorated;
        if (use.standing == Grammar::Standing::instead_of) cost = std::max(cost, cost::kVariant);
        Step step{.element = use.element};
        step.match = static_cast<std::uint8_t>(m);
        take(from, state, step, cost, &match);
      }
    }
  }

  // Whether the heading is deeper than that of a section which has no others than those listed.
  bool stands_in_closed(const SearchState& state, ElementId parent) const {
    if (!schema_.elements[parent].closed) return false;
    const Around around = around_child_of(state, parent);
    return around.is == Around::Is::nowhere || around.is == Around::Is::missing ||
           at_heading().level > around.frame.actual;
  }

  // `parent` as it is open, or as it would be taken up again or be implied.
  Around around_child_of(const SearchState& state, ElementId parent) const {
    if (const std::size_t frame = frame_of(state, parent); frame != kDeepest) {
      return {Around::Is::open, static_cast<std::uint8_t>(frame + 1), state.frames[frame]};
    }
    const Grammar::Compiled& compiled = grammar_.elements[parent];
    const std::size_t above = frame_of(state, schema_.elements[parent].parent);
    if (above == kDeepest || compiled.again == kNotAgain) return {};
    const bool again = (state.bound & bit(parent)) != 0;
    const std::uint8_t base =
        again ? state.base[compiled.again] : static_cast<std::uint8_t>(state.frames[above].base + 1);
    // It spans nothing by itself: what is inside of it is what its children say.
    return {again ? Around::Is::closed : Around::Is::missing,
            static_cast<std::uint8_t>(above + 1),
            {.element = parent,
             .section = again ? state.section[compiled.again] : kNoSection,
             .actual = base,
             .base = base}};
  }

  void take_open(std::uint32_t from) {
    const SearchState& state = states_[from];
    for (std::size_t i = 0; i < opens_.size(); ++i) {
      const ElementId element = opens_[i];
      Cost cost = openness_[i];
      if (hopeless(state, std::min<Cost>(cost, cost::kOpenInClosed))) continue;
      if (cost > cost::kOpenInClosed && stands_in_closed(state, schema_.elements[element].parent)) {
        cost = cost::kOpenInClosed;
      }
      if (!at_heading().names.matches.empty()) {
        const NameMatch& match = at_heading().names.matches.front();
        const bool bare = match.prefix.empty() ? !match.more : cost_of_prefix(state, match) <= cost::kLoosePrefix;
        cost += match.more ? cost::kLongNameAsOpen
                : !bare ? (is_container(match) ? cost::kMaybeKnownAsOpen : cost::kLongNameAsOpen)
                : match.quality == Quality::misspelled ? cost::kMisspelledAsOpen : cost::kKnownAsOpen;
      }
      if (at_heading().names.decorated) cost += cost::kDecorated;
      if (schema_.elements[element].evidence_heading && !looks_open(at_, i)) cost += cost::kUnlikeOpen;
      // A level 1 heading over level 2 ones is the page's title, once more.
      if (at_heading().level == 1 && at_ + 1 < features_.size() && features_[at_ + 1].level == 2) continue;
      take(from, state, Step{.element = element}, cost, nullptr);
    }
  }

  // The least that the prefix costs below any open frame.
  Cost cost_of_prefix(const SearchState& state, const NameMatch& match) const {
    Cost least = cost::kForeignPrefix;
    for (std::size_t i = 0; i < state.depth; ++i) {
      if (state.frames[i].section != kNoSection) least = std::min(least, cost_of_prefix(state.frames[i], match));
    }
    return least;
  }

  Cost cost_of_prefix(const Frame& parent, const NameMatch& match, ElementId element) const {
    if (match.prefix.empty()) return 0;
    if (!schema_.elements[element].prefixed || parent.section == kNoSection) return cost::kVariant;
    return cost_of_prefix(parent, match);
  }

  // Asked for the same few headings again and again.
  Cost cost_of_prefix(const Frame& parent, const NameMatch& match) const {
    const std::size_t index = static_cast<std::size_t>(&match - at_heading().names.matches.data());
    if (index > 0) return compared(parent, match);
    Known& known = prefixes_[parent.section];
    if (known.heading != at_ + 1) known = {at_ + 1, compared(parent, match)};
    return known.cost;
  }

  Cost compared(const Frame& parent, const NameMatch& match) const {
    const HeadingNames& names = features_[parent.section].names;
    const std::string_view title = names.title;
    if (names_title(title, match.prefix) || names.folded == match.prefix) return 0;
    if (title.find(match.prefix) != title.npos || match.prefix.find(title) != match.prefix.npos) {
      return cost::kLoosePrefix;
    }
    return cost::kForeignPrefix;
  }

  // Offers every way to take the heading for step.element: under each level reading, in an open parent or
  // in one to be reopened.
  void take(std::uint32_t from, const SearchState& state, Step step, Cost cost, const NameMatch* match) {
    if (hopeless(state, cost)) return;
    const Element& element = schema_.elements[step.element];
    Transition to{.around = around_child_of(state, element.parent)};
    Frame& parent = to.around.frame;
    switch (to.around.is) {
      case Around::Is::nowhere: return;
      case Around::Is::open:
        if (parent.inside == kNoSection || features_[parent.inside].level >= at_heading().level) break;
        step.inside = parent.inside;
        step.displaced = true;
        cost += cost::kDisplacedToo;
        break;
      case Around::Is::closed:
        step.inside = parent.inside = foreign(state, to.around.keep);
        step.displaced = step.inside != kNoSection;
        cost += step.displaced ? cost::kDisplaced : cost::kReopened;
        break;
      case Around::Is::missing:
        step.implied = true;
        if (foreign(state, to.around.keep) != kNoSection) cost += cost::kImpliedInside;
        cost += cost::kParentMissing;
        if (!schema_.elements[element.parent].report.contains(Fault::parent_missing)) cost += cost::kUnlikelyParent;
        break;
    }
    if (hopeless(state, cost)) return;
    if (match != nullptr) {
      const Cost prefix = cost_of_prefix(parent, *match, step.element);
      cost += prefix;
      if (prefix > 0 && cost_of_prefix(state, *match) == 0) cost += cost::kOthersPrefix;
      if (match->prefix.empty() && grammar_.elements[step.element].namesake) cost += cost::kNamesake;
    }
    // A copy is a duplicate only while its parent is the same one.
    const bool again = (state.bound & bit(step.element)) != 0 && element.occurs.max == 1 && !element.open_name;
    if (again) cost += cost::kDuplicate;
    step.parent = parent.section;

    const std::uint8_t level = at_heading().level;
    const std::uint8_t one_below = static_cast<std::uint8_t>(parent.base + 1);
    std::uint8_t wanted = element.level != 0 ? element.level : one_below;
    if (element.level == 0 && parent.deep != 0 && level >= parent.deep) wanted = parent.deep;
    step.wanted = wanted;
    std::uint8_t deep = level < parent.deep && level == wanted
                            ? std::uint8_t{0}
                            : parent.deep;  // a sibling where it should be ends the run
    if (level > wanted) {
      const std::uint8_t before = at_ == 0 ? std::uint8_t{1} : std::max(features_[at_ - 1].level, state.top().base);
      const bool first_child = to.around.keep == state.depth && !step.displaced;
      if (first_child && level > before + 1) {
        step.skip = true;
        // Open sections that all stand too deep on a page lack the section around them instead.
        if (parent.element != root_ || !element.open_name) deep = level;
        cost += parent.wrong ? cost::kSkipBelowWrong : cost::kSkip;
      } else {
        cost += cost::kWrongLevel + cost::kEachFurtherLevel * (level - wanted - 1u);
      }
    } else if (level < wanted) {
      cost += cost::kWrongLevel + cost::kEachFurtherLevel * (wanted - level - 1u);
    }
    if (!to.around.made() && level <= parent.actual && level < wanted && !element.open_name) cost += cost::kEscaped;
    const std::uint8_t position = grammar_.elements[step.element].position;
    if (!again && position < parent.order) {
      const bool among_open = parent.element == root_ || grammar_.elements[parent.element].has_open_child;
      cost += among_open ? cost::kOrderOnPage : cost::kOrder;
    }
    cost += state.closing[to.around.keep];
    if (hopeless(state, cost)) return;
    parent.deep = deep;
    if (position != kAnyOrder) parent.order = position;

    to.own = {.element = step.element, .section = static_cast<SectionId>(at_), .actual = level};
    const auto offer_with = [&](std::uint8_t base) {
      step.base = to.own.base = base;
      to.own.wrong = wanted != level && base == level && !step.skip;
      offer(from, state.cost + cost, to, step);
    };
    offer_with(level);
    if (element.body == kNone) return;
    if (wanted != level) offer_with(wanted);
    if (!element.container && !element.open_name) return;
    if (!children_beside(step.element)) return;
    step.misnested = true;
    cost += cost::kMisnested;
    const auto above = [](std::uint8_t beside) { return static_cast<std::uint8_t>(beside - 1); };
    if (level > 1 && above(level) != wanted) offer_with(above(level));
    if (wanted > 1 && wanted != level && above(wanted) != level) offer_with(above(wanted));
  }

  // Whether the sections that could be children of `element` all stand beside this heading or further up.
  bool children_beside(ElementId element) const {
    if (at_ + 1 == features_.size()) return false;
    const HeadingFeatures& next = features_[at_ + 1];
    if (schema_.elements[element].container) return next.level <= at_heading().level && several_beside();
    const auto open = std::ranges::find(opens_, element);
    if (!looks_open(at_, static_cast<std::size_t>(open - opens_.begin()))) return false;
    const NameSet children = grammar_.elements[element].child_names;
    if (next.level != at_heading().level || (next.names.names & children) == 0) return false;
    // Where the second part stands below the heading, only the first is wrong.
    const bool second = at_ + 2 < features_.size() && (features_[at_ + 2].names.names & children) != 0;
    return !second || features_[at_ + 2].level <= at_heading().level;
  }

  // Of one child alone it is as likely that the child is wrong, so a container wants two of them.
  bool several_beside() const {
    const std::uint8_t level = features_[at_ + 1].level;
    int found = 0;
    for (std::size_t i = at_ + 1; i < features_.size() && i < at_ + kLookAhead; ++i) {
      const HeadingFeatures& other = features_[i];
      if (other.level < level) break;
      if (!other.names.matches.empty()) continue;
      const bool open =
          other.evidence_tested != 0 ||
          (i + 1 < features_.size() && features_[i + 1].level > other.level && features_[i + 1].names.names != 0);
      if (open && other.level == at_heading().level + 1) return false;   // these are where they should be
      if (open && other.level == level && ++found == 2) return true;
    }
    return false;
  }

  bool looks_open(std::size_t index, std::size_t open) const {
    return ((features_[index].evidence_tested >> std::min<std::size_t>(2 * open, 63)) & 3u) != 0;
  }

  // The innermost section, of those from frame `first` on, that the heading is inside of by its level.
  SectionId foreign(const SearchState& state, std::size_t first) const {
    for (std::size_t i = state.depth; i-- > first;) {
      if (state.frames[i].actual < at_heading().level && state.frames[i].section != kNoSection) {
        return state.frames[i].section;
      }
    }
    return kNoSection;
  }

  void take_unknown(std::uint32_t from) {
    const SearchState& state = states_[from];
    std::size_t frame = state.depth - 1u;   // the innermost frame the heading is inside of
    while (frame > 0 && std::max(state.frames[frame].base, state.frames[frame].actual) >= at_heading().level) --frame;
    const Frame& parent = state.frames[frame];
    const bool closed = parent.element != kNone && schema_.elements[parent.element].closed;
    Cost cost = (closed ? cost::kUnexpected : cost::kUnknown) + openness_.back();
    for (const NameMatch& match : at_heading().names.matches) {
      const bool bare_name = match.prefix.empty() || cost_of_prefix(state, match) < cost::kForeignPrefix;
      if (!bare_name) {
        cost += cost::kForeignPrefixAsUnknown;
      } else if (match.quality == Quality::misspelled) {
        cost += known_here(match) ? cost::kMisspelledAsUnknown : cost::kMisspelledForeign;
      } else {
        cost += known_here(match) ? cost::kKnownAsUnknown : cost::kForeignName;
      }
      break;
    }
    cost += state.closing[frame + 1];
    if (hopeless(state, cost)) return;
    Transition to{.around = {Around::Is::open, static_cast<std::uint8_t>(std::min(frame + 1, kDeepest - 1)), parent}};
    const std::uint8_t level = at_heading().level;
    // A title in the body holds nothing: what follows is not inside of it.
    if (level > 1) to.own = {.element = kNone, .section = static_cast<SectionId>(at_), .actual = level, .base = level};
    offer(from, state.cost + cost, to, Step{.parent = parent.section, .wanted = level, .base = level});
  }

  // "X Levels" may be the title of something that holds levels; "X Requirements" hardly is.
  bool is_container(const NameMatch& match) const {
    return std::ranges::any_of(grammar_.names[match.name].uses,
                               [&](const Grammar::Use& it) { return schema_.elements[it.element].body != kNone; });
  }

  // Whether the page type searched has an element of this name.
  bool known_here(const NameMatch& match) const {
    return !grammar_.names[match.name].uses_in[type_].empty();
  }

  void extend(SearchState& state, const Candidate& it) const {
    state.cost = it.cost;
    state.depth = it.to.around.keep;
    std::size_t changed = state.depth;   // the first frame whose leaving may cost something else than before
    if (it.step.element == kNone) {
      if (it.to.own.section != kNoSection) state.frames[state.depth++] = it.to.own;
      return settle(grammar_, features_, state, changed);
    }
    const Frame& around = it.to.around.frame;
    if (it.to.around.made()) {
      state.bound |= bit(around.element);
      note(state, around);
      ++state.depth;
    }
    --changed;   // the frame around it, or that above one which is made
    state.frames[state.depth - 1] = around;
    const Grammar::Compiled& compiled = grammar_.elements[it.step.element];
    state.bound &= ~compiled.below;
    state.bound |= bit(it.step.element);
    if (compiled.name != kNone) {
      const NameSet name = name_bit(compiled.name);
      if ((state.seen & name) == 0) changed = 0;   // it may be asked for anywhere
      state.seen |= name;
      if (compiled.depth == 1) state.on_page |= name;
    }
    note(state, it.to.own);
    state.frames[state.depth++] = it.to.own;
    settle(grammar_, features_, state, changed);
  }

  // Keeps what has to be known of a section to take it up again.
  void note(SearchState& state, const Frame& frame) const {
    const std::uint8_t again = grammar_.elements[frame.element].again;
    if (again == kNotAgain) return;
    state.base[again] = frame.base;
    state.section[again] = frame.section;
  }

  const Schema& schema_;
  const Grammar& grammar_;
  std::size_t type_;
  ElementId root_;
  const std::vector<ElementId>& opens_;
  std::span<const HeadingFeatures> features_;
  Breadth breadth_;
  Cost limit_;                           // dearer than this is of no interest
  RuledOut ruled_out_;
  std::size_t at_ = 0;
  bool complete_ = true;                 // no state was dropped for want of room
  struct Known { std::size_t heading = 0; Cost cost = 0; };
  mutable std::vector<Known> prefixes_;  // of the heading at hand, by the section it is compared with
  std::span<const Cost> openness_table_;
  std::span<const Cost> openness_;       // of the heading at hand: for each open name, and for passing over them all
  std::vector<Cost> at_least_;           // what the headings from each one on cost
  Cost best_ = 0;
  Cost most_ = 0;                        // a state that costs more after this heading will cost more than the limit
  std::vector<SearchState> states_, next_;
  std::vector<Candidate> candidates_;
  using Ranked = std::uint64_t;          // cost, then number: of equals the one offered first
  std::vector<Ranked> ranking_;
  std::vector<HistoryEntry> history_;
};

}  // namespace

Path search(const Schema& schema, std::size_t type, std::span<const HeadingFeatures> features,
            std::span<const Cost> openness, Effort effort, Cost limit, const RuledOut& ruled_out) {
  return Search(schema, type, features, openness, effort == Effort::narrow ? kNarrow : kWide, limit, ruled_out).run();
}

}  // namespace rubric::match
