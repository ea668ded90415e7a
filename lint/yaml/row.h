// A YAML tree as constant data of a program, for YAML that is known when the program is built.
#pragma once

#include <span>
#include <string_view>

#include "lint/yaml/yaml.h"

namespace rubric::yaml {

// A YamlNode, but for its text.
struct YamlRow {
  YamlNode::Kind kind = YamlNode::Kind::null;
  bool quoted = false;
  YamlId key = kNoYaml;
  YamlId parent = kNoYaml;
  YamlId end = 0;
  ByteRange range;
  std::string_view value;
};

// The tree whose nodes these are. It has no problems.
YamlTree tree_of(std::span<const YamlRow> rows);

}  // namespace rubric::yaml
