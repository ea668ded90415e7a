// The nodes of a document by their kind: what a rule that is about links asks, instead of walking all nodes.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "lint/document/document.h"

namespace rubric::document {

// Made in two walks when it is first asked; asking again costs nothing. Not for two threads at once.
class NodesByKind {
 public:
  // `document` must outlive it.
  explicit NodesByKind(const Document& document) : document_(document) {}

  // In reading order.
  std::span<const NodeId> of(NodeKind kind) const;

  // The node of this kind that has the byte at `place`; the last one that begins there where they are nested.
  std::optional<NodeId> at(NodeKind kind, ByteOffset place) const;

 private:
  static constexpr std::size_t kKinds = static_cast<std::size_t>(NodeKind::attribute_list) + 1;

  const Document& document_;
  mutable std::vector<NodeId> ids_;                          // kind after kind; empty before the first question
  mutable std::array<std::size_t, kKinds + 1> starts_ = {};  // where a kind begins, and where the last one ends
};

}  // namespace rubric::document
