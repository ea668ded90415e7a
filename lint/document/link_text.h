// The words of a link or an image, as they stand in the source: between '[' or "![" and the bracket that closes them.
#pragma once

#include <cstddef>

#include "lint/document/document.h"

namespace rubric::document {

// Where they end: in most links at the bracket, in others before something that is no node. Not for autolinks.
inline std::size_t end_of_link_text(const Document& document, NodeId link) {
  const Node& node = document[link];
  std::size_t end = node.range.begin.value + (node.kind == NodeKind::image ? 2 : 1);
  for (NodeId child = link + 1; child < node.end; child = document[child].end) end = document[child].range.end.value;
  return end;
}

}  // namespace rubric::document
