// labels: the misses and false alarms on the labelled pages, and a table.

#include <iostream>

#include "tests/labels.h"

int main() {
  const auto scores = rubric::testing::score_labels();
  if (scores.empty()) std::cerr << "labels: no labels in " RUBRIC_CORPUS_DIR "\n";
  std::cout << rubric::testing::describe(scores);
  return scores.empty() ? 2 : 0;
}
