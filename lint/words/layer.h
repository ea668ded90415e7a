// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/document/layer.h"
#include "lint/spelling/layer.h"
#include "lint/yaml/layer.h"

namespace rubric::words {

using namespace rubric::document;
using namespace rubric::yaml;
using namespace rubric::spelling;

}  // namespace rubric::words
