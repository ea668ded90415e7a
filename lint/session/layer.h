// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/engine/layer.h"
#include "lint/io/layer.h"
#include "schemas/layer.h"

namespace rubric::session {

using namespace rubric::engine;
using namespace rubric::io;
using namespace rubric::schemas;

}  // namespace rubric::session
