// A longest non-decreasing subsequence by patience sorting, O(n log n). Among the longest runs it keeps
// the one whose elements stand earliest, so that of two swapped sections the later is the one to move.
#include <algorithm>
#include <vector>

#include "lint/schema/repairs.h"

namespace rubric {

std::vector<std::size_t> out_of_order(std::span<const std::uint32_t> positions) {
  // length[i]: of the longest run that starts at i, found from the end so that choices can be made from
  // the front. tails[k]: the greatest position a run of length k + 1 can start with.
  std::vector<std::size_t> length(positions.size());
  std::vector<std::uint32_t> tails;
  for (std::size_t i = positions.size(); i-- > 0;) {
    const auto at = std::ranges::partition_point(tails, [&](std::uint32_t tail) { return tail >= positions[i]; });
    length[i] = static_cast<std::size_t>(at - tails.begin()) + 1;
    if (at == tails.end()) {
      tails.push_back(positions[i]);
    } else {
      *at = std::max(*at, positions[i]);
    }
  }
  std::vector<std::size_t> moved;
  std::size_t wanted = tails.size();
  std::uint32_t least = 0;
  for (std::size_t i = 0; i < positions.size(); ++i) {
    if (length[i] == wanted && positions[i] >= least && wanted > 0) {
      least = positions[i];
      --wanted;
    } else {
      moved.push_back(i);
    }
  }
  return moved;
}

}  // namespace rubric
