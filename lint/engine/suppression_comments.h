// The comments of a page that silence rules, wherever a comment can stand.
#pragma once

#include <vector>

#include "lint/document/document.h"
#include "lint/engine/layer.h"
#include "lint/rule/suppression.h"
#include "lint/yaml/yaml.h"

namespace rubric::engine {

// In reading order. What stands in code is none. Nothing is known yet about the rules that are named.
std::vector<SuppressionComment> suppression_comments(const Document& document, const YamlTree& front_matter);

// For each comment the 0-based line that it is about if it is a `disable_next_line`: the next one that has
// anything but blanks, quote marks and such comments on it; the number of lines where there is none.
std::vector<std::size_t> lines_after(const SourceText& source, const std::vector<SuppressionComment>& comments);

}  // namespace rubric::engine
