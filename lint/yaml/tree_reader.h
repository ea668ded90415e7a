// From the events of the library to the nodes of the tree.
#pragma once

#include <string_view>

#include "lint/yaml/builder.h"
#include "lint/yaml/events.h"

namespace rubric::yaml {

// Adds the nodes, and the problems that the library does not see: duplicate keys, tabs, quotes closed
// by the end of the text only, aliases that multiply, lines that are no entry.
void read_yaml_tree(std::string_view text, const YamlEvents& events, YamlBuilder& into);

}  // namespace rubric::yaml
