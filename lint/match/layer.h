// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/schema/layer.h"

namespace rubric::match {

using namespace rubric::schema;

}  // namespace rubric::match
