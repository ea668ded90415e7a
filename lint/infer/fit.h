// What was learnt, tried on the documents it was learnt from. Private to lint/infer.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lint/infer/write.h"
#include "lint/match/match.h"

namespace rubric::infer {

struct Fit {
  std::shared_ptr<const Schema> schema;
  std::vector<Match> matches;   // one a page; they refer to `schema`
};

// The schema that `learnt` is when written; it always loads.
Fit fit(const LearntSchema& learnt, const std::vector<TrainingPage>& pages);

// Makes a rule that too many pages break none: a section optional, free in its order, allowed to be empty or to be
// there often. Whether anything changed.
bool loosen(LearntSchema& learnt, const Fit& found, const InferOptions& options);

}  // namespace rubric::infer
