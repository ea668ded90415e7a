// The keys of a .rubric.yaml. Reading, "did you mean", the messages about kinds of values, the JSON Schema and what
// the language server offers are all made from these rows; a test holds configuration.md to them.
#pragma once

#include <string_view>
#include <vector>

#include "lint/engine/layer.h"
#include "lint/rule/rule.h"
#include "lint/yaml/shape.h"

namespace rubric::engine::config_keys {

extern const KeyTable kConfig;         // the file
extern const KeyTable kChoice, kOverride, kSuppression, kGroups, kRuleSetting, kLinks, kMove;

// Options of a rule are keys beside those of kRuleSetting.
Shape shape_of(const Option& option);

}  // namespace rubric::engine::config_keys
