#include <utility>

#include "lint/yaml/yaml.h"

namespace rubric::yaml {

YamlTree parse_yaml(std::string_view text, ByteOffset base) {
  if (auto tree = scan_flat_yaml(text, base)) return std::move(*tree);
  return parse_yaml_with_library(text, base);
}

std::vector<YamlId> YamlTree::children(YamlId parent) const {
  std::vector<YamlId> result;
  if (parent >= nodes_.size()) return result;
  const bool keyed = nodes_[parent].kind == YamlNode::Kind::mapping;
  for (YamlId id = parent + 1; id < nodes_[parent].end; id = nodes_[id].end) {
    if (keyed) id = nodes_[id].end;
    result.push_back(id);
  }
  return result;
}

YamlId YamlTree::find(YamlId mapping, std::string_view key) const {
  if (mapping >= nodes_.size() || nodes_[mapping].kind != YamlNode::Kind::mapping) return kNoYaml;
  for (YamlId id = mapping + 1; id < nodes_[mapping].end;) {
    const YamlId value = nodes_[id].end;
    if (nodes_[id].kind == YamlNode::Kind::scalar && nodes_[id].value == key) return value;
    id = nodes_[value].end;
  }
  return kNoYaml;
}

std::string_view YamlTree::key_of(YamlId value) const {
  if (value >= nodes_.size() || nodes_[value].key == kNoYaml) return {};
  return nodes_[nodes_[value].key].value;
}

}  // namespace rubric::yaml
