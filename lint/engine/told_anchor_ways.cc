#include "lint/engine/told_anchor_ways.h"

#include <memory>
#include <optional>

#include "lint/engine/anchor_ways.h"
#include "lint/text/path.h"

namespace rubric::engine {

AnchorWays ToldAnchorWays::of(std::string_view path) const {
  if (settings_.anchors) return {*settings_.anchors};
  if (files_.tree == nullptr) return anchor_ways(path);
  // Pages of a folder are alike, but for those that are read elsewhere.
  const AnchorWays* const told = by_folder_.get(is_read_in_repository(path) ? path : folder_of(path), [&] {
    const std::optional<AnchorWays> ways = told_anchor_ways(*files_.tree, joined(files_.current_folder, path));
    return ways ? std::make_unique<AnchorWays>(*ways) : nullptr;
  });
  return told != nullptr ? *told : anchor_ways(path);
}

}  // namespace rubric::engine
