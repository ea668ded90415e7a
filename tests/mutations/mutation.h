// A page with one mistake planted in it, and what should be said about that.
//
// Everything is chosen by the seed, so a case that fails today fails tomorrow.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/match/match.h"
#include "lint/text/edit.h"
#include "tests/layers.h"

namespace rubric::testing {

// A place in the mutated page: a byte of an edit's new text, or of what was there before.
struct Place {
  std::optional<std::size_t> edit;
  std::uint32_t offset = 0;
};

// One diagnostic that must be new: by one of these rules, on the line of one of these places.
struct Expectation {
  std::vector<std::string> rules;
  std::vector<Place> places;
};

struct Mutation {
  std::string kind;                        // "misspelt"
  std::string what;                        // for people: "Levels" -> "Levles"
  std::vector<Edit> edits;                 // sorted, without overlap
  std::vector<Expectation> expected;
  std::vector<SectionId> sections;         // what is touched: the section and its parent, if that is one
};

// The page after the edits, and where things went.
struct Mutant {
  std::string text;
  std::vector<std::uint32_t> edit_starts;  // of each edit's new text

  Mutant(std::string_view before, const std::vector<Edit>& edits);

  // Where a line that began at this byte begins now; nothing if it was removed.
  std::optional<std::uint32_t> moved(std::uint32_t line_start) const;
  std::uint32_t offset(const Place& place) const;

 private:
  std::vector<Edit> edits_;
};

}  // namespace rubric::testing
