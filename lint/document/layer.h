// The namespace of this layer. It sees the names of the layers below it, as the table of lint/README.md has them.
#pragma once

#include "lint/json/layer.h"
#include "lint/text/layer.h"
#include "lint/toml/layer.h"
#include "lint/yaml/layer.h"

namespace rubric::document {

using namespace rubric::text;
using namespace rubric::yaml;
using namespace rubric::toml;
using namespace rubric::json;

}  // namespace rubric::document
