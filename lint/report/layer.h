// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/engine/layer.h"

namespace rubric::report {

using namespace rubric::engine;

}  // namespace rubric::report
