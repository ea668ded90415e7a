// JSON read into the tree that YAML is read into.
#pragma once

#include <string_view>

#include "lint/json/layer.h"
#include "lint/yaml/yaml.h"

namespace rubric::json {

// `text` is one JSON value. `base` is added to every offset: where the text stands in its file. Of a text that is not
// JSON the tree has one problem, and the nodes read up to there.
YamlTree parse_json(std::string_view text, ByteOffset base = {});

}  // namespace rubric::json
