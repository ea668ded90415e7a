// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/infer/layer.h"
#include "lint/lsp/layer.h"
#include "lint/report/layer.h"
#include "lint/session/layer.h"
#include "rules/layer.h"

namespace rubric::cli {

using namespace rubric::infer;
using namespace rubric::report;
using namespace rubric::session;
using namespace rubric::lsp;
using namespace rubric::rules;

}  // namespace rubric::cli
