// Skeletons that contradict their own schema: what `new` and repairs would write, and `check` report right away.
#pragma once

#include <vector>

#include "lint/draft/layer.h"
#include "lint/load/load.h"
#include "lint/schema/schema.h"

namespace rubric::draft {

// Warnings of rule schema-skeleton, one for each fault, at the names of their sections; without a path. What a person
// fills in decides on words, patterns and sentences, so only blocks, their numbers and what is forbidden are looked at.
std::vector<SchemaProblem> check_skeletons(const Schema& schema);

}  // namespace rubric::draft
