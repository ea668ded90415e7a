// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/text/layer.h"

namespace rubric::spelling {

using namespace rubric::text;

}  // namespace rubric::spelling
