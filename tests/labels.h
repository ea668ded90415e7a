// How the reports on hand-labelled pages compare with the labels: labels/labels.json of the corpus.
//
// Only rules of the labelled groups count. A finding is a hit if the labels have the same rule on the
// same line; a label may be hit once. Findings that the labels tolerate are neither hits nor false alarms.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/layers.h"

namespace rubric::testing {

struct Judged {
  std::string file;
  std::string rule;
  std::size_t line = 0;
  std::string message;   // a false alarm's own words; of a miss, the line's text
};

struct GroupScore {
  std::string group;
  std::size_t hits = 0;
  std::vector<Judged> misses;
  std::vector<Judged> false_alarms;

  double precision() const;
  double recall() const;
};

// One for each group, in the order of the file; none where there are no labels.
std::vector<GroupScore> score_labels();

// The pages of which everything is labelled, not only the groups: misses of rules that there are, and errors and
// warnings that no label has or tolerates.
GroupScore score_fully_labelled_pages();

// Every miss and false alarm as a line, then a table of the groups.
std::string describe(const std::vector<GroupScore>& scores);

}  // namespace rubric::testing
