#include "lint/yaml/row.h"

#include <string>

#include "lint/yaml/builder.h"

namespace rubric::yaml {

YamlTree tree_of(std::span<const YamlRow> rows) {
  YamlBuilder build;
  build.nodes().reserve(rows.size());
  for (const YamlRow& it : rows) {
    build.nodes().push_back({.kind = it.kind,
                             .quoted = it.quoted,
                             .key = it.key,
                             .parent = it.parent,
                             .end = it.end,
                             .range = it.range,
                             .value = std::string(it.value)});
  }
  return build.finish({});
}

}  // namespace rubric::yaml
