// Text as a YAML scalar.
#pragma once

#include <string>
#include <string_view>

#include "lint/yaml/layer.h"

namespace rubric::yaml {

// Reads back as the string `text`, in a flow or block collection: as it stands where no reader of YAML 1.1 or 1.2
// takes it for anything else, otherwise in double quotes.
std::string yaml_string(std::string_view text);

// The same, in quotes whatever it is: as JSON writes it, which YAML reads.
std::string yaml_double_quoted(std::string_view text);

}  // namespace rubric::yaml
