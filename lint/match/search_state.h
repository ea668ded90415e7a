// A state of the search: one reading of the page so far. Private to lint/match.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "lint/document/sections.h"
#include "lint/match/costs.h"
#include "lint/match/grammar.h"
#include "lint/match/heading_features.h"

namespace rubric::match {

inline constexpr std::size_t kDeepest = 8;   // the page, six levels of elements, one unknown section

struct Frame {
  ElementId element = kNone;             // kNone: a section the schema does not know
  SectionId section = kNoSection;        // kNoSection: the page, or a heading that is missing
  std::uint8_t actual = 1;               // the level of its heading
  std::uint8_t base = 1;                 // children are expected one below this
  std::uint8_t deep = 0;                 // ... or here, after a first child that was too deep
  std::uint8_t order = 0;                // position of the child bound last
  bool wrong = false;                    // at another level than it should be, and its children follow it
  SectionId inside = kNoSection;         // of a parent taken up again: the section its children are inside of
};

struct SearchState {
  cost::Cost cost = 0;
  std::uint32_t last = kNone;            // index of the last step in the history
  std::uint8_t depth = 1;
  std::array<Frame, kDeepest> frames;
  std::array<cost::Cost, kDeepest + 1> closing{};   // what it costs to leave all frames from this one on
  std::uint64_t hash = 0;                // of all that same() compares
  std::uint64_t bound = 0;               // elements bound, in this instance of their parents
  NameSet seen = 0;                      // names bound anywhere
  NameSet on_page = 0;                   // names bound right below the page
  // Of the parents that may be taken up again, by Grammar::Compiled::again: where their children are
  // expected, and the section they were bound to.
  std::array<std::uint8_t, kMostAgain> base{};
  std::array<SectionId, kMostAgain> section{};

  const Frame& top() const { return frames[depth - 1]; }
};

// The deepest open frame of `element`; kDeepest where there is none.
inline std::size_t frame_of(const SearchState& state, ElementId element) {
  for (std::size_t i = state.depth; i-- > 0;) {
    if (state.frames[i].element == element) return i;
  }
  return kDeepest;
}

// The section around a heading that is taken for a child of it.
struct Around {
  enum class Is : std::uint8_t { nowhere, open, closed, missing };
  Is is = Is::nowhere;
  std::uint8_t keep = 0;    // frames that stay open; one that is closed or missing is put on top of them
  Frame frame = {};
  bool made() const { return is != Is::open; }
};

// What a heading does to the state that it extends. It says what the step costs, and it is what is done: the next
// heading finds the frames that this one paid for.
struct Transition {
  Around around;            // its frame as it is from now on
  Frame own = {};           // no section: none
};

// What it costs to leave the frames from each one on: children that are required and were not bound. Those before
// `first` lack what they lacked before.
void settle(const Grammar& grammar, std::span<const HeadingFeatures> features, SearchState& state, std::size_t first);

// Whether both lead on alike, whatever they have cost.
inline bool same(const SearchState& a, const SearchState& b) {
  if (a.hash != b.hash || a.depth != b.depth || a.bound != b.bound) return false;
  for (std::size_t i = 0; i < a.depth; ++i) {
    if (a.frames[i].element != b.frames[i].element || a.frames[i].base != b.frames[i].base ||
        a.frames[i].deep != b.frames[i].deep) {
      return false;
    }
  }
  return true;
}

}  // namespace rubric::match
