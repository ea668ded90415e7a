// How two renderings of a page may differ, as the rules whose fixes were made between them declare it.
#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lint/rule/rule.h"
#include "tests/laws/rendering.h"
#include "tests/layers.h"

namespace rubric::testing::laws {

class Allowance {
 public:
  // Further, what a fix of this rule, made on this page, may change.
  void add(const Rule& rule, const Diagnostic& diagnostic, const SourceText& page);

  // "" where the difference is allowed; otherwise what a reader would notice, in a line for people.
  std::string broken_by(const Pieces& before, const Pieces& after) const;

 private:
  bool has(FixesChange change) const { return changes_.contains(change); }
  bool is_named(std::string_view word) const;
  void mark_named_code(const Pieces& pieces, std::vector<bool>& out) const;
  Pieces what_must_stay(const Pieces& pieces) const;
  std::string sections_broken_by(const Pieces& before, const Pieces& after) const;

  std::set<FixesChange> changes_;
  std::set<std::string, std::less<>> named_;   // words in small letters
  bool lines_go_ = false;                      // of a section or an item, with nothing in their place
  std::size_t words_nearby_ = 0;               // how many stand in the lines that are edited, up to the next blank ones
};

}  // namespace rubric::testing::laws
