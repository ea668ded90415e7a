// What the JSON of `rubric rules` and of `rubric explain` have in common.
#pragma once

#include <string>

#include "lint/cli/layer.h"
#include "lint/rule/rule.h"

namespace rubric::cli {

// What fixes of the rule may change, as a list: `["words"]`; `[]` for a rule that makes none.
std::string fixes_change_json(const Rule& rule);

}  // namespace rubric::cli
