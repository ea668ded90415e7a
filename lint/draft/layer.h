// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/content/layer.h"
#include "lint/load/layer.h"

namespace rubric::draft {

using namespace rubric::content;
using namespace rubric::load;

}  // namespace rubric::draft
