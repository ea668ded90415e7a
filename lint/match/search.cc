// The search keeps, after each heading, the few cheapest ways to have read the page so far. A way is a
// chain of open elements, each with the section it was bound to and the level at which its children are
// expected, and the set of elements bound already. A heading extends every way in each way it can be
// taken: as a section it is named after, as one whose name is free, as one the schema does not know.
//
//     ## Levels            [page, Levels]
//     ### Senior Engineer  [page, Levels, {role}]
//     #### Requirements    [page, Levels, {role}, Requirements]     cost 0
//                          [page, Requirements], two levels too deep   cost 16
//
// Ways that cannot be told apart any more (same chain, same levels, same set) are merged, and only so many
// of them within reach of the best are kept (Breadth), so the work is linear in the headings. Where a reading of the
// page is known already, a way is followed only while it could still be cheaper, with what the headings to come cost
// at least.
#include "lint/match/search.h"

#include <algorithm>
#include <array>

#include "lint/match/grammar.h"
#include "lint/match/way.h"

namespace rubric::match {
namespace {

using cost::Cost;
using Quality = NameMatch::Quality;

// A first look along few ways; where that finds faults, a second along many.
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
  Search(const Schema& schema, std::size_t type, std::span<const Letter> letters, std::span<const Cost> openness,
         Breadth breadth, Cost limit, const RuledOut& ruled_out)
      : schema_(schema),
        grammar_(grammar_of(schema)),
        type_(type),
        root_(schema.types[type].root),
        opens_(grammar_.opens[type]),
        letters_(letters),
        breadth_(breadth),
        limit_(limit),
        ruled_out_(ruled_out),
        prefixes_(letters.size()),
        openness_table_(openness) {}

  Path run() {
    look_ahead();
    Way start;
    start.frames[0] = {.element = root_, .actual = 0};
    settle(grammar_, letters_, start, 0);
    ways_.push_back(start);
    for (at_ = 0; at_ < letters_.size(); ++at_) {
      advance();
      if (best_ > limit_ || ways_.empty()) return {.steps = {}, .cost = best_};
    }

    std::size_t best = 0;
    Cost least = UINT32_MAX;
    for (std::size_t i = 0; i < ways_.size(); ++i) {
      const Cost total = ways_[i].cost + ways_[i].closing[0];
      if (total < least) {
        least = total;
        best = i;
      }
    }
    Path path{.steps = std::vector<Step>(letters_.size()), .cost = least, .complete = complete_};
    std::uint32_t entry = ways_[best].last;
    for (std::size_t i = letters_.size(); i-- > 0; entry = history_[entry].before) path.steps[i] = history_[entry].step;
    return path;
  }

 private:
  // A way extended, not yet built: most are thrown away at once.
  struct Candidate {
    std::uint32_t way;
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
    for (std::uint32_t i = 0; i < ways_.size() && !hopeless(ways_[i], 0); ++i) {
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
      Way& way = next_.emplace_back(ways_[it.way]);
      extend(way, it);
      if (std::any_of(next_.begin(), next_.end() - 1, [&](const Way& other) { return same(way, other); })) {
        next_.pop_back();
        continue;
      }
      way.last = static_cast<std::uint32_t>(history_.size());
      history_.push_back({it.step, ways_[it.way].last});
    }
    std::swap(ways_, next_);
  }

  // What each heading costs at least, whatever it is taken for.
  void look_ahead() {
    at_least_.assign(letters_.size() + 1, 0);
    if (limit_ >= kNoCost) return;
    for (std::size_t at = letters_.size(); at-- > 0;) {
      const HeadingNames& names = letters_[at].names;
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

  const Letter& letter() const { return letters_[at_]; }
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

  bool hopeless(const Way& way, Cost cost) const { return way.cost + cost > std::min(best_ + breadth_.slack, most_); }

  void take_named(std::uint32_t from) {
    const Way& way = ways_[from];
    const HeadingNames& names = letter().names;
    for (std::size_t m = 0; m < names.matches.size(); ++m) {
      const NameMatch& match = names.matches[m];
      for (const Grammar::Use& use : grammar_.names[match.name].uses_in[type_]) {
        Cost cost = cost_of(match.quality);
        if (names.decorated && match.quality != Quality::decorated) cost += cost::kDecorated;
        if (use.standing == Grammar::Standing::instead_of) cost = std::max(cost, cost::kVariant);
        Step step{.element = use.element};
        step.match = static_cast<std::uint8_t>(m);
        take(from, way, step, cost, &match);
      }
    }
  }

  // Whether the heading is deeper than that of a section which has no others than those listed.
  bool stands_in_closed(const Way& way, ElementId parent) const {
    if (!schema_.elements[parent].closed) return false;
    const Around around = around_child_of(way, parent);
    return around.is == Around::Is::nowhere || around.is == Around::Is::missing || letter().level > around.frame.actual;
  }

  // `parent` as it is open, or as it would be taken up again or be implied.
  Around around_child_of(const Way& way, ElementId parent) const {
    if (const std::size_t frame = frame_of(way, parent); frame != kDeepest) {
      return {Around::Is::open, static_cast<std::uint8_t>(frame + 1), way.frames[frame]};
    }
    const Grammar::Compiled& compiled = grammar_.elements[parent];
    const std::size_t above = frame_of(way, schema_.elements[parent].parent);
    if (above == kDeepest || compiled.again == kNotAgain) return {};
    const bool again = (way.bound & bit(parent)) != 0;
    const std::uint8_t base = again ? way.base[compiled.again] : static_cast<std::uint8_t>(way.frames[above].base + 1);
    // It spans nothing by itself: what is inside of it is what its children say.
    return {
        again ? Around::Is::closed : Around::Is::missing,
        static_cast<std::uint8_t>(above + 1),
        {.element = parent, .section = again ? way.section[compiled.again] : kNoSection, .actual = base, .base = base}};
  }

  void take_open(std::uint32_t from) {
    const Way& way = ways_[from];
    for (std::size_t i = 0; i < opens_.size(); ++i) {
      const ElementId element = opens_[i];
      Cost cost = openness_[i];
      if (hopeless(way, std::min<Cost>(cost, cost::kOpenInClosed))) continue;
      if (cost > cost::kOpenInClosed && stands_in_closed(way, schema_.elements[element].parent)) {
        cost = cost::kOpenInClosed;
      }
      if (!letter().names.matches.empty()) {
        const NameMatch& match = letter().names.matches.front();
        const bool bare = match.prefix.empty() ? !match.more : cost_of_prefix(way, match) <= cost::kLoosePrefix;
        cost += match.more ? cost::kLongNameAsOpen
                : !bare ? (is_container(match) ? cost::kMaybeKnownAsOpen : cost::kLongNameAsOpen)
                : match.quality == Quality::misspelled ? cost::kMisspelledAsOpen : cost::kKnownAsOpen;
      }
      if (letter().names.decorated) cost += cost::kDecorated;
      if (schema_.elements[element].evidence_heading && !looks_open(at_, i)) cost += cost::kUnlikeOpen;
      // A level 1 heading over level 2 ones is the page's title, once more.
      if (letter().level == 1 && at_ + 1 < letters_.size() && letters_[at_ + 1].level == 2) continue;
      take(from, way, Step{.element = element}, cost, nullptr);
    }
  }

  // The least that the prefix costs below any open frame.
  Cost cost_of_prefix(const Way& way, const NameMatch& match) const {
    Cost least = cost::kForeignPrefix;
    for (std::size_t i = 0; i < way.depth; ++i) {
      if (way.frames[i].section != kNoSection) least = std::min(least, cost_of_prefix(way.frames[i], match));
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
    const std::size_t index = static_cast<std::size_t>(&match - letter().names.matches.data());
    if (index > 0) return compared(parent, match);
    Known& known = prefixes_[parent.section];
    if (known.heading != at_ + 1) known = {at_ + 1, compared(parent, match)};
    return known.cost;
  }

  Cost compared(const Frame& parent, const NameMatch& match) const {
    const HeadingNames& names = letters_[parent.section].names;
    const std::string_view title = names.title;
    if (names_title(title, match.prefix) || names.folded == match.prefix) return 0;
    if (title.find(match.prefix) != title.npos || match.prefix.find(title) != match.prefix.npos) {
      return cost::kLoosePrefix;
    }
    return cost::kForeignPrefix;
  }

  // Offers every way to take the heading for step.element: under each level reading, in an open parent or
  // in one to be reopened.
  void take(std::uint32_t from, const Way& way, Step step, Cost cost, const NameMatch* match) {
    if (hopeless(way, cost)) return;
    const Element& element = schema_.elements[step.element];
    Transition to{.around = around_child_of(way, element.parent)};
    Frame& parent = to.around.frame;
    switch (to.around.is) {
      case Around::Is::nowhere: return;
      case Around::Is::open:
        if (parent.inside == kNoSection || letters_[parent.inside].level >= letter().level) break;
        step.inside = parent.inside;
        step.displaced = true;
        cost += cost::kDisplacedToo;
        break;
      case Around::Is::closed:
        step.inside = parent.inside = foreign(way, to.around.keep);
        step.displaced = step.inside != kNoSection;
        cost += step.displaced ? cost::kDisplaced : cost::kReopened;
        break;
      case Around::Is::missing:
        step.implied = true;
        if (foreign(way, to.around.keep) != kNoSection) cost += cost::kImpliedInside;
        cost += cost::kParentMissing;
        if (!schema_.elements[element.parent].report.contains(Fault::parent_missing)) cost += cost::kUnlikelyParent;
        break;
    }
    if (hopeless(way, cost)) return;
    if (match != nullptr) {
      const Cost prefix = cost_of_prefix(parent, *match, step.element);
      cost += prefix;
      if (prefix > 0 && cost_of_prefix(way, *match) == 0) cost += cost::kOthersPrefix;
      if (match->prefix.empty() && grammar_.elements[step.element].namesake) cost += cost::kNamesake;
    }
    // A copy is a duplicate only while its parent is the same one.
    const bool again = (way.bound & bit(step.element)) != 0 && element.occurs.max == 1 && !element.open_name;
    if (again) cost += cost::kDuplicate;
    step.parent = parent.section;

    const std::uint8_t level = letter().level;
    const std::uint8_t one_below = static_cast<std::uint8_t>(parent.base + 1);
    std::uint8_t wanted = element.level != 0 ? element.level : one_below;
    if (element.level == 0 && parent.deep != 0 && level >= parent.deep) wanted = parent.deep;
    step.wanted = wanted;
    std::uint8_t deep = level < parent.deep && level == wanted
                            ? std::uint8_t{0}
                            : parent.deep;  // a sibling where it should be ends the run
    if (level > wanted) {
      const std::uint8_t before = at_ == 0 ? std::uint8_t{1} : std::max(letters_[at_ - 1].level, way.top().base);
      const bool first_child = to.around.keep == way.depth && !step.displaced;
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
    cost += way.closing[to.around.keep];
    if (hopeless(way, cost)) return;
    parent.deep = deep;
    if (position != kAnyOrder) parent.order = position;

    to.own = {.element = step.element, .section = static_cast<SectionId>(at_), .actual = level};
    const auto offer_with = [&](std::uint8_t base) {
      step.base = to.own.base = base;
      to.own.wrong = wanted != level && base == level && !step.skip;
      offer(from, way.cost + cost, to, step);
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
    if (at_ + 1 == letters_.size()) return false;
    const Letter& next = letters_[at_ + 1];
    if (schema_.elements[element].container) return next.level <= letter().level && several_beside();
    const auto open = std::ranges::find(opens_, element);
    if (!looks_open(at_, static_cast<std::size_t>(open - opens_.begin()))) return false;
    const NameSet children = grammar_.elements[element].child_names;
    if (next.level != letter().level || (next.names.names & children) == 0) return false;
    // Where the second part stands below the heading, only the first is wrong.
    const bool second = at_ + 2 < letters_.size() && (letters_[at_ + 2].names.names & children) != 0;
    return !second || letters_[at_ + 2].level <= letter().level;
  }

  // Of one child alone it is as likely that the child is wrong, so a container wants two of them.
  bool several_beside() const {
    const std::uint8_t level = letters_[at_ + 1].level;
    int found = 0;
    for (std::size_t i = at_ + 1; i < letters_.size() && i < at_ + kLookAhead; ++i) {
      const Letter& other = letters_[i];
      if (other.level < level) break;
      if (!other.names.matches.empty()) continue;
      const bool open = other.evidence_tested != 0 || (i + 1 < letters_.size() && letters_[i + 1].level > other.level &&
                                                       letters_[i + 1].names.names != 0);
      if (open && other.level == letter().level + 1) return false;   // these are where they should be
      if (open && other.level == level && ++found == 2) return true;
    }
    return false;
  }

  bool looks_open(std::size_t index, std::size_t open) const {
    return ((letters_[index].evidence_tested >> std::min<std::size_t>(2 * open, 63)) & 3u) != 0;
  }

  // The innermost section, of those from frame `first` on, that the heading is inside of by its level.
  SectionId foreign(const Way& way, std::size_t first) const {
    for (std::size_t i = way.depth; i-- > first;) {
      if (way.frames[i].actual < letter().level && way.frames[i].section != kNoSection) return way.frames[i].section;
    }
    return kNoSection;
  }

  void take_unknown(std::uint32_t from) {
    const Way& way = ways_[from];
    std::size_t frame = way.depth - 1u;   // the innermost frame the heading is inside of
    while (frame > 0 && std::max(way.frames[frame].base, way.frames[frame].actual) >= letter().level) --frame;
    const Frame& parent = way.frames[frame];
    const bool closed = parent.element != kNone && schema_.elements[parent.element].closed;
    Cost cost = (closed ? cost::kUnexpected : cost::kUnknown) + openness_.back();
    for (const NameMatch& match : letter().names.matches) {
      const bool bare_name = match.prefix.empty() || cost_of_prefix(way, match) < cost::kForeignPrefix;
      if (!bare_name) {
        cost += cost::kForeignPrefixAsUnknown;
      } else if (match.quality == Quality::misspelled) {
        cost += known_here(match) ? cost::kMisspelledAsUnknown : cost::kMisspelledForeign;
      } else {
        cost += known_here(match) ? cost::kKnownAsUnknown : cost::kForeignName;
      }
      break;
    }
    cost += way.closing[frame + 1];
    if (hopeless(way, cost)) return;
    Transition to{.around = {Around::Is::open, static_cast<std::uint8_t>(std::min(frame + 1, kDeepest - 1)), parent}};
    const std::uint8_t level = letter().level;
    // A title in the body holds nothing: what follows is not inside of it.
    if (level > 1) to.own = {.element = kNone, .section = static_cast<SectionId>(at_), .actual = level, .base = level};
    offer(from, way.cost + cost, to, Step{.parent = parent.section, .wanted = level, .base = level});
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

  void extend(Way& way, const Candidate& it) const {
    way.cost = it.cost;
    way.depth = it.to.around.keep;
    std::size_t changed = way.depth;   // the first frame whose leaving may cost something else than before
    if (it.step.element == kNone) {
      if (it.to.own.section != kNoSection) way.frames[way.depth++] = it.to.own;
      return settle(grammar_, letters_, way, changed);
    }
    const Frame& around = it.to.around.frame;
    if (it.to.around.made()) {
      way.bound |= bit(around.element);
      note(way, around);
      ++way.depth;
    }
    --changed;   // the frame around it, or that above one which is made
    way.frames[way.depth - 1] = around;
    const Grammar::Compiled& compiled = grammar_.elements[it.step.element];
    way.bound &= ~compiled.below;
    way.bound |= bit(it.step.element);
    if (compiled.name != kNone) {
      const NameSet name = name_bit(compiled.name);
      if ((way.seen & name) == 0) changed = 0;   // it may be asked for anywhere
      way.seen |= name;
      if (compiled.depth == 1) way.on_page |= name;
    }
    note(way, it.to.own);
    way.frames[way.depth++] = it.to.own;
    settle(grammar_, letters_, way, changed);
  }

  // Keeps what has to be known of a section to take it up again.
  void note(Way& way, const Frame& frame) const {
    const std::uint8_t again = grammar_.elements[frame.element].again;
    if (again == kNotAgain) return;
    way.base[again] = frame.base;
    way.section[again] = frame.section;
  }

  const Schema& schema_;
  const Grammar& grammar_;
  std::size_t type_;
  ElementId root_;
  const std::vector<ElementId>& opens_;
  std::span<const Letter> letters_;
  Breadth breadth_;
  Cost limit_;                           // dearer than this is of no interest
  RuledOut ruled_out_;
  std::size_t at_ = 0;
  bool complete_ = true;                 // no way was dropped for want of room
  struct Known { std::size_t heading = 0; Cost cost = 0; };
  mutable std::vector<Known> prefixes_;  // of the heading at hand, by the section it is compared with
  std::span<const Cost> openness_table_;
  std::span<const Cost> openness_;       // of the heading at hand: for each open name, and for passing over them all
  std::vector<Cost> at_least_;           // what the headings from each one on cost
  Cost best_ = 0;
  Cost most_ = 0;                        // a way that costs more after this heading will cost more than the limit
  std::vector<Way> ways_, next_;
  std::vector<Candidate> candidates_;
  using Ranked = std::uint64_t;          // cost, then number: of equals the one offered first
  std::vector<Ranked> ranking_;
  std::vector<HistoryEntry> history_;
};

}  // namespace

Path search(const Schema& schema, std::size_t type, std::span<const Letter> letters, std::span<const Cost> openness,
            Effort effort, Cost limit, const RuledOut& ruled_out) {
  return Search(schema, type, letters, openness, effort == Effort::narrow ? kNarrow : kWide, limit, ruled_out).run();
}

}  // namespace rubric::match
