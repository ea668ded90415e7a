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
// Ways that cannot be told apart any more (same chain, same levels, same set) are merged, and only
// kWidth of them within kSlack of the best are kept, so the work is linear in the headings.
#include "lint/schema/search.h"

#include <algorithm>
#include <array>

#include "lint/schema/grammar.h"
#include "lint/schema/way.h"

namespace rubric {
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
      : schema_(schema), grammar_(*schema.grammar), type_(type), root_(schema.types[type].root),
        opens_(grammar_.opens[type]), letters_(letters), breadth_(breadth), limit_(limit), ruled_out_(ruled_out), prefixes_(letters.size()),
        openness_table_(openness) {}

  Path run() {
    Way start;
    start.frames[0] = {.element = root_, .actual = 0};
    settle(start);
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
    Cost cost;
    std::uint32_t number = 0;
    std::uint32_t way;
    std::uint8_t keep;        // frames that stay open
    std::uint8_t base;        // of the new frame
    std::uint8_t deep;        // to set in the parent frame
    Step step;
  };

  void advance() {
    candidates_.clear();
    best_ = kNoCost;
    openness_ = openness_table_.subspan(at_ * (opens_.size() + 1), opens_.size() + 1);
    for (std::uint32_t i = 0; i < ways_.size() && !hopeless(ways_[i], 0); ++i) {
      take_named(i);
      take_open(i);
      take_unknown(i);
    }
    std::ranges::sort(candidates_, [](const Candidate& a, const Candidate& b) {
      return a.cost != b.cost ? a.cost < b.cost : a.number < b.number;   // of equals the one offered first
    });
    next_.clear();
    for (const Candidate& it : candidates_) {
      if (it.cost > best_ + breadth_.slack) break;
      if (next_.size() == breadth_.width) {
        complete_ = false;
        break;
      }
      Way way = extended(it);
      settle(way);
      if (std::ranges::any_of(next_, [&](const Way& other) { return same(way, other); })) continue;
      way.last = static_cast<std::uint32_t>(history_.size());
      history_.push_back({it.step, ways_[it.way].last});
      history_.back().step.base = it.base;
      next_.push_back(way);
    }
    std::swap(ways_, next_);
  }

  const Letter& letter() const { return letters_[at_]; }
  std::uint64_t bit(ElementId element) const { return std::uint64_t{1} << grammar_.elements[element].bit; }

  void offer(const Candidate& it) {
    if (it.cost > best_ + breadth_.slack) return;
    if (at_ == ruled_out_.heading && std::ranges::find(ruled_out_.elements, it.step.element) != ruled_out_.elements.end()) return;
    best_ = std::min(best_, it.cost);
    candidates_.push_back(it);
    candidates_.back().number = static_cast<std::uint32_t>(candidates_.size());
  }

  bool hopeless(const Way& way, Cost cost) const { return way.cost + cost > best_ + breadth_.slack; }

  void take_named(std::uint32_t from) {
    const Way& way = ways_[from];
    const HeadingNames& names = letter().names;
    for (std::size_t m = 0; m < names.matches.size(); ++m) {
      const NameMatch& match = names.matches[m];
      for (const Grammar::Use& use : grammar_.names[match.name].uses_in[type_]) {
        Cost cost = 0;
        switch (match.quality) {
          case Quality::exact: break;
          case Quality::variant: cost = cost::kVariant; break;
          case Quality::decorated: cost = cost::kDecorated; break;
          case Quality::misspelled: cost = cost::kMisspelled; break;
        }
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
    const std::size_t frame = frame_of(way, parent);
    if (frame != kDeepest) return letter().level > way.frames[frame].actual;
    const Grammar::Compiled& closed = grammar_.elements[parent];   // it may be taken up again, or be missing
    const bool again = closed.again != kNotAgain && (way.bound & (std::uint64_t{1} << closed.bit)) != 0;
    return !again || letter().level > way.base[closed.again];
  }

  void take_open(std::uint32_t from) {
    const Way& way = ways_[from];
    for (std::size_t i = 0; i < opens_.size(); ++i) {
      const ElementId element = opens_[i];
      Cost cost = openness_[i];
      if (hopeless(way, std::min<Cost>(cost, cost::kOpenInClosed))) continue;
      if (cost > cost::kOpenInClosed && stands_in_closed(way, schema_.elements[element].parent)) cost = cost::kOpenInClosed;
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
    if (title.find(match.prefix) != title.npos || match.prefix.find(title) != match.prefix.npos) return cost::kLoosePrefix;
    return cost::kForeignPrefix;
  }

  // Offers every way to take the heading for step.element: under each level reading, in an open parent or
  // in one to be reopened.
  void take(std::uint32_t from, const Way& way, Step step, Cost cost, const NameMatch* match) {
    if (hopeless(way, cost)) return;
    const Element& element = schema_.elements[step.element];
    std::size_t frame = frame_of(way, element.parent);
    Frame parent;
    if (frame != kDeepest) {
      parent = way.frames[frame];
      if (parent.inside != kNoSection && letters_[parent.inside].level < letter().level) {
        step.inside = parent.inside;
        step.displaced = true;
        cost += cost::kDisplacedToo;
      }
    } else {
      const Grammar::Compiled& closed = grammar_.elements[element.parent];
      const std::size_t above = frame_of(way, schema_.elements[element.parent].parent);
      if (above == kDeepest) return;
      frame = above;   // the parent's frame is made anew by extended()
      if (closed.again == kNotAgain) return;
      if ((way.bound & (std::uint64_t{1} << closed.bit)) != 0) {
        parent = {.element = element.parent, .section = way.section[closed.again], .actual = 0, .base = way.base[closed.again]};
        step.inside = foreign(way, above);
        step.displaced = step.inside != kNoSection;
        cost += step.displaced ? cost::kDisplaced : cost::kReopened;
      } else {
        step.implied = true;
        if (foreign(way, above) != kNoSection) cost += cost::kImpliedInside;
        parent = {.element = element.parent, .section = kNoSection, .actual = 0,
                  .base = static_cast<std::uint8_t>(way.frames[above].base + 1)};
        cost += cost::kParentMissing;
        if (!schema_.elements[element.parent].report.contains(Fault::parent_missing)) cost += cost::kUnlikelyParent;
      }
    }
    if (hopeless(way, cost)) return;
    if (match != nullptr) {
      const Cost prefix = cost_of_prefix(parent, *match, step.element);
      cost += prefix;
      if (prefix > 0 && cost_of_prefix(way, *match) == 0) cost += cost::kOthersPrefix;
      if (match->prefix.empty() && grammar_.elements[step.element].namesake) cost += cost::kNamesake;
    }
    // A copy is a duplicate only while its parent is the same one.
    const bool again = frame != kDeepest && (way.bound & bit(step.element)) != 0 && element.occurs.max == 1 && !element.open_name;
    if (again) cost += cost::kDuplicate;
    step.parent = parent.section;

    const std::uint8_t level = letter().level;
    const std::uint8_t one_below = static_cast<std::uint8_t>(parent.base + 1);
    std::uint8_t wanted = element.level != 0 ? element.level : one_below;
    if (element.level == 0 && parent.deep != 0 && level >= parent.deep) wanted = parent.deep;
    step.wanted = wanted;
    std::uint8_t deep = 0;
    if (level > wanted) {
      const std::uint8_t before = at_ == 0 ? std::uint8_t{1} : std::max(letters_[at_ - 1].level, way.top().base);
      const bool first_child = frame + 1 == way.depth && !step.displaced;
      if (first_child && level > before + 1) {
        step.skip = true;
        // Open sections that all stand too deep on a page lack the section around them instead.
        if (frame > 0 || !element.open_name) deep = level;
        cost += parent.wrong ? cost::kSkipBelowWrong : cost::kSkip;
      } else {
        cost += cost::kWrongLevel + cost::kEachFurtherLevel * (level - wanted - 1u);
      }
    } else if (level < wanted) {
      cost += cost::kWrongLevel + cost::kEachFurtherLevel * (wanted - level - 1u);
    }
    if (level <= parent.actual && level < wanted && !element.open_name) cost += cost::kEscaped;
    if (!again && grammar_.elements[step.element].position < parent.order) {
      const bool among_open = parent.element == root_ || grammar_.elements[parent.element].has_open_child;
      cost += among_open ? cost::kOrderOnPage : cost::kOrder;
    }
    cost += way.closing[frame + 1];

    const bool has_children = element.body != kNone;
    Candidate it{.cost = cost + way.cost, .number = 0, .way = from, .keep = static_cast<std::uint8_t>(frame + 1),
                 .base = level, .deep = deep, .step = step};
    offer(it);
    if (!has_children) return;
    if (wanted != level) {
      it.base = wanted;
      offer(it);
    }
    if (!element.container && !element.open_name) return;
    if (!children_beside(step.element)) return;
    it.base = level;
    it.step.misnested = true;
    it.cost += cost::kMisnested;
    for (const std::uint8_t beside : {level, wanted}) {
      if (beside <= 1 || (beside == wanted && wanted == level && it.base == static_cast<std::uint8_t>(level - 1))) continue;
      it.base = static_cast<std::uint8_t>(beside - 1);
      if (it.base != level && it.base != wanted) offer(it);
    }
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

  // The innermost section, below frame `above`, that the heading is inside of by its level.
  SectionId foreign(const Way& way, std::size_t above) const {
    for (std::size_t i = way.depth; i-- > above + 1;) {
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
    if (frame + 2 > kDeepest - 1) frame = kDeepest - 2;
    offer({.cost = cost + way.cost, .number = 0, .way = from, .keep = static_cast<std::uint8_t>(frame + 1), .base = letter().level,
           .deep = 0, .step = Step{.parent = parent.section, .wanted = letter().level}});
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

  // What it costs to leave the frames from each one on: children that are required and were not bound.
  void settle(Way& way) const {
    Cost total = 0;
    way.closing[way.depth] = 0;
    for (std::size_t i = way.depth; i-- > 0;) {
      total += cost_of_leaving(way, way.frames[i], i == 0);
      way.closing[i] = static_cast<std::uint16_t>(std::min<Cost>(total, UINT16_MAX));
    }
    std::uint64_t hash = way.bound * 0x9E3779B97F4A7C15u + way.depth;
    for (std::size_t i = 0; i < way.depth; ++i) {
      const Frame& frame = way.frames[i];
      hash = (hash ^ (frame.element + (std::uint64_t{frame.base} << 32) + (std::uint64_t{frame.deep} << 40))) * 0x100000001B3u;
    }
    way.hash = hash;
  }

  Cost cost_of_leaving(const Way& way, const Frame& frame, bool page) const {
    if (frame.element == kNone) return 0;
    Cost total = 0;
    const Grammar::Compiled& compiled = grammar_.elements[frame.element];
    if (compiled.container && (way.bound & compiled.below) == 0 && frame.section != kNoSection && letters_[frame.section].bare) {
      total += cost::kEmptyContainer;
    }
    for (const Grammar::Wanted& it : compiled.wanted) {
      if ((way.bound & it.bit) != 0) continue;
      switch (it.presence) {
        case Presence::required: total += cost::kMissing; break;
        case Presence::inherited: total += (way.on_page & it.name) == 0 ? cost::kMissingPart : 0; break;
        case Presence::anywhere: total += page && (way.seen & it.name) == 0 ? cost::kMissing : 0; break;
        case Presence::optional: break;
      }
    }
    for (const Grammar::Choice& it : compiled.choices) {
      const bool asked = (it.where == 0 || (way.bound & it.where) != 0) && (way.bound & it.unless) == 0;
      if (asked && (way.bound & it.any_of) == 0) total += cost::kMissing;
    }
    return total;
  }

  Way extended(const Candidate& it) const {
    Way way = ways_[it.way];
    way.cost = it.cost;
    way.depth = it.keep;
    if (it.deep != 0 && !it.step.implied) way.frames[way.depth - 1].deep = it.deep;
    // A sibling where it should be ends the run of those that are too deep.
    if (it.step.element != kNone && !it.step.skip && it.step.wanted == letter().level && letter().level < way.frames[way.depth - 1].deep) {
      way.frames[way.depth - 1].deep = 0;
    }
    const auto section = static_cast<SectionId>(at_);
    if (it.step.element == kNone) {
      if (letter().level == 1) return way;   // a title in the body: what follows is not inside of it
      way.frames[way.depth++] = {.element = kNone, .section = section, .actual = letter().level, .base = it.base};
      return way;
    }
    const ElementId parent = schema_.elements[it.step.element].parent;
    if (way.top().element != parent) {   // reopened or implied
      const Grammar::Compiled& closed = grammar_.elements[parent];
      const bool again = (way.bound & (std::uint64_t{1} << closed.bit)) != 0;
      const std::uint8_t base = again ? way.base[closed.again] : static_cast<std::uint8_t>(way.top().base + 1);
      const SectionId bound_to = again ? way.section[closed.again] : kNoSection;
      // It spans nothing by itself: what is inside of it is what its children say.
      way.frames[way.depth++] = {.element = parent, .section = bound_to, .actual = base, .base = base,
                                   .order = 0, .inside = it.step.inside};
      way.bound |= std::uint64_t{1} << closed.bit;
      way.base[closed.again] = base;
      way.section[closed.again] = bound_to;
    }
    const Grammar::Compiled& compiled = grammar_.elements[it.step.element];
    way.bound &= ~compiled.below;
    way.bound |= std::uint64_t{1} << compiled.bit;
    if (compiled.name != kNone) way.seen |= name_bit(compiled.name);
    if (compiled.name != kNone && compiled.depth == 1) way.on_page |= name_bit(compiled.name);
    if (compiled.position != kAnyOrder) way.frames[way.depth - 1].order = compiled.position;
    if (compiled.again != kNotAgain) {
      way.base[compiled.again] = it.base;
      way.section[compiled.again] = section;
    }
    way.frames[way.depth++] = {.element = it.step.element, .section = section, .actual = letter().level, .base = it.base};
    way.frames[way.depth - 1].wrong = it.step.wanted != letter().level && it.base == letter().level && !it.step.skip;
    return way;
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
  Cost best_ = 0;
  std::vector<Way> ways_, next_;
  std::vector<Candidate> candidates_;
  std::vector<HistoryEntry> history_;
};

}  // namespace

Path search(const Schema& schema, std::size_t type, std::span<const Letter> letters, std::span<const Cost> openness,
            Effort effort, Cost limit, const RuledOut& ruled_out) {
  return Search(schema, type, letters, openness, effort == Effort::narrow ? kNarrow : kWide, limit, ruled_out).run();
}

}  // namespace rubric
