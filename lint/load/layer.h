// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/match/layer.h"

namespace rubric::load {

using namespace rubric::match;

}  // namespace rubric::load
