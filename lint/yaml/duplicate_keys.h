// Keys that a mapping has twice, which yaml-cpp accepts in silence.
#pragma once

#include "lint/yaml/builder.h"

namespace rubric::yaml {

// One problem for each key of `mapping` that stood there before.
void report_duplicate_keys(YamlBuilder& build, YamlId mapping);

}  // namespace rubric::yaml
