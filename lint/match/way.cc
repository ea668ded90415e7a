#include "lint/match/way.h"

namespace rubric::match {
namespace {

using cost::Cost;

Cost cost_of_leaving(const Grammar& grammar, std::span<const Letter> letters, const Way& way, const Frame& frame,
                     bool page) {
  if (frame.element == kNone) return 0;
  Cost total = 0;
  const Grammar::Compiled& compiled = grammar.elements[frame.element];
  if (compiled.container && (way.bound & compiled.below) == 0 && frame.section != kNoSection &&
      letters[frame.section].bare) {
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

}  // namespace

void settle(const Grammar& grammar, std::span<const Letter> letters, Way& way, std::size_t first) {
  const Cost before = way.closing[first];
  Cost total = 0;
  way.closing[way.depth] = 0;
  for (std::size_t i = way.depth; i-- > first;) {
    total += cost_of_leaving(grammar, letters, way, way.frames[i], i == 0);
    way.closing[i] = total;
  }
  for (std::size_t i = 0; i < first; ++i) way.closing[i] += total - before;
  std::uint64_t hash = way.bound * 0x9E3779B97F4A7C15u + way.depth;
  for (std::size_t i = 0; i < way.depth; ++i) {
    const Frame& frame = way.frames[i];
    hash = (hash ^ (frame.element + (std::uint64_t{frame.base} << 32) + (std::uint64_t{frame.deep} << 40))) *
           0x100000001B3u;
  }
  way.hash = hash;
}

}  // namespace rubric::match
