#include "lint/document/nodes_by_kind.h"

#include <algorithm>
#include <iterator>

namespace rubric::document {

std::span<const NodeId> NodesByKind::of(NodeKind kind) const {
  const std::span<const Node> nodes = document_.nodes();
  if (ids_.empty() && !nodes.empty()) {
    for (const Node& node : nodes) ++starts_[static_cast<std::size_t>(node.kind) + 1];
    for (std::size_t it = 1; it < starts_.size(); ++it) starts_[it] += starts_[it - 1];
    ids_.resize(nodes.size());
    std::array<std::size_t, kKinds + 1> next = starts_;
    for (NodeId id = 0; id < nodes.size(); ++id) ids_[next[static_cast<std::size_t>(nodes[id].kind)]++] = id;
  }
  const std::size_t begin = starts_[static_cast<std::size_t>(kind)], end = starts_[static_cast<std::size_t>(kind) + 1];
  return std::span(ids_).subspan(begin, end - begin);
}

std::optional<NodeId> NodesByKind::at(NodeKind kind, ByteOffset place) const {
  const std::span<const NodeId> ids = of(kind);
  const auto behind = std::ranges::upper_bound(ids, place, {}, [&](NodeId id) { return document_[id].range.begin; });
  if (behind == ids.begin()) return std::nullopt;
  const NodeId id = *std::prev(behind);
  return place < document_[id].range.end ? std::optional(id) : std::nullopt;
}

}  // namespace rubric::document
