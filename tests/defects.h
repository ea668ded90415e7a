// Real mistakes and how people mended them: defects/NNN of the corpus, each a page before and after with
// what was wrong.
//
// A mistake is hit if the labelled rule reports it on a labelled line of the page before. It is gone if no
// such report is left after: one in the same words about a line that reads the same. (Most of the commits
// mended more than one thing, so lines moved and other reports came and went.)
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/layers.h"

namespace rubric::testing {

struct Defect {
  std::string number;   // of its folder: "024"
  std::string rule;
  std::size_t line = 0; // in before.md
  std::string what;     // the label's words
  bool hit = false;
  bool gone = false;    // only of a hit
  std::string report;   // what was reported instead of nothing: the message on that line, by whichever rule
};

// One for each folder, by number; none where there is no corpus.
std::vector<Defect> judge_defects();

// A line for each, those that are not right with what was reported, and the sums.
std::string describe(const std::vector<Defect>& defects);

}  // namespace rubric::testing
