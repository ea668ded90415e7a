// Findings that speak of many places, taken apart and put together again: a comment silences the places it is about.
#pragma once

#include "lint/rule/finding.h"
#include "lint/engine/layer.h"

namespace rubric::engine {

// One diagnostic for each place of those that speak of many; the others as they are. Not sorted.
Diagnostics one_for_each_place(Diagnostics found);

// The way back: what is left of each is one diagnostic again, at the first place that is left. Not sorted.
Diagnostics one_for_many_places(Diagnostics found);

}  // namespace rubric::engine
