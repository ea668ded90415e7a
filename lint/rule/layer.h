// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/draft/layer.h"
#include "lint/facts/layer.h"
#include "lint/words/layer.h"

namespace rubric::rule {

using namespace rubric::facts;
using namespace rubric::draft;
using namespace rubric::words;

}  // namespace rubric::rule
