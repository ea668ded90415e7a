// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/content/layer.h"

namespace rubric::facts {

using namespace rubric::content;

}  // namespace rubric::facts
