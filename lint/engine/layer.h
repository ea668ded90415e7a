// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/rule/layer.h"
#include "lint/yaml/layer.h"

namespace rubric::engine {

using namespace rubric::rule;
using namespace rubric::yaml;

}  // namespace rubric::engine
