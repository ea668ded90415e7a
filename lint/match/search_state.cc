#include "lint/match/search_state.h"

namespace rubric::match {
namespace {

using cost::Cost;

Cost cost_of_leaving(const Grammar& grammar, std::span<const HeadingFeatures> features, const SearchState& state,
                     const Frame& frame, bool page) {
  if (frame.element == kNone) return 0;
  Cost total = 0;
  const Grammar::Compiled& compiled = grammar.elements[frame.element];
  if (compiled.container && (state.bound & compiled.below) == 0 && frame.section != kNoSection &&
      features[frame.section].bare) {
    total += cost::kEmptyContainer;
  }
  for (const Grammar::Wanted& it : compiled.wanted) {
    if ((state.bound & it.bit) != 0) continue;
    switch (it.presence) {
      case Presence::required: total += cost::kMissing; break;
      case Presence::inherited: total += (state.on_page & it.name) == 0 ? cost::kMissingPart : 0; break;
      case Presence::anywhere: total += page && (state.seen & it.name) == 0 ? cost::kMissing : 0; break;
      case Presence::optional: break;
    }
  }
  for (const Grammar::Choice& it : compiled.choices) {
    const bool asked = (it.where == 0 || (state.bound & it.where) != 0) && (state.bound & it.unless) == 0;
    if (asked && (state.bound & it.any_of) == 0) total += cost::kMissing;
  }
  return total;
}

}  // namespace

void settle(const Grammar& grammar, std::span<const HeadingFeatures> features, SearchState& state, std::size_t first) {
  const Cost before = state.closing[first];
  Cost total = 0;
  state.closing[state.depth] = 0;
  for (std::size_t i = state.depth; i-- > first;) {
    total += cost_of_leaving(grammar, features, state, state.frames[i], i == 0);
    state.closing[i] = total;
  }
  for (std::size_t i = 0; i < first; ++i) state.closing[i] += total - before;
  std::uint64_t hash = state.bound * 0x9E3779B97F4A7C15u + state.depth;
  for (std::size_t i = 0; i < state.depth; ++i) {
    const Frame& frame = state.frames[i];
    hash = (hash ^ (frame.element + (std::uint64_t{frame.base} << 32) + (std::uint64_t{frame.deep} << 40))) *
           0x100000001B3u;
  }
  state.hash = hash;
}

}  // namespace rubric::match
