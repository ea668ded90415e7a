// What fills a YamlTree: the open side of a type that is read-only for everybody else.
#pragma once

#include <utility>
#include <vector>

#include "lint/yaml/yaml.h"

namespace rubric::yaml {

class YamlBuilder {
 public:
  std::vector<YamlNode>& nodes() { return tree_.nodes_; }
  std::vector<YamlProblem>& problems() { return tree_.problems_; }

  // Ranges were counted from the start of the text until now; from here on they count from `base`.
  YamlTree finish(ByteOffset base) {
    for (YamlNode& node : nodes()) node.range = moved(node.range, base);
    for (YamlProblem& problem : problems()) {
      problem.range = moved(problem.range, base);
      if (problem.related) problem.related = moved(*problem.related, base);
    }
    return std::move(tree_);
  }

 private:
  static ByteRange moved(ByteRange range, ByteOffset by) {
    return {{range.begin.value + by.value}, {range.end.value + by.value}};
  }

  YamlTree tree_;
};

}  // namespace rubric::yaml
