#include "lint/yaml/duplicate_keys.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace rubric::yaml {

void report_duplicate_keys(YamlBuilder& build, YamlId mapping) {
  const std::vector<YamlNode>& nodes = build.nodes();
  std::vector<YamlId> keys;
  for (YamlId id = mapping + 1; id < nodes.size(); id = nodes[nodes[id].end].end) {
    if (nodes[id].kind == YamlNode::Kind::scalar) keys.push_back(id);
  }
  std::stable_sort(keys.begin(), keys.end(), [&](YamlId a, YamlId b) { return nodes[a].value < nodes[b].value; });
  std::size_t first = 0;
  for (std::size_t i = 1; i < keys.size(); ++i) {
    if (nodes[keys[i]].value != nodes[keys[first]].value) {
      first = i;
      continue;
    }
    const YamlNode& key = nodes[keys[i]];
    build.problems().push_back(
        {.kind = YamlProblem::Kind::duplicate_key,
         .range = key.range,
         .message = fmt::format("key \"{}\" is already set above; keep one of the two", key.value),
         .related = nodes[keys[first]].range});
  }
}

}  // namespace rubric::yaml
