// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/report/layer.h"
#include "lint/session/layer.h"

namespace rubric::lsp {

using namespace rubric::report;
using namespace rubric::session;

}  // namespace rubric::lsp
