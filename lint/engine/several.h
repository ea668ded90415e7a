// What a rule says in the same words of several places of a page, told once with their number.
#pragma once

#include <span>

#include "lint/engine/layer.h"
#include "lint/rule/finding.h"
#include "lint/rule/rule.h"

namespace rubric::engine {

// `found` is sorted, and so is what comes out. `speakers` are the rules that say how (Rule::several).
Diagnostics told_once(Diagnostics found, std::span<const Rule* const> speakers);

}  // namespace rubric::engine
