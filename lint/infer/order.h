// In which order sections stand on most pages. Private to lint/infer.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "lint/infer/layer.h"

namespace rubric::infer {

struct Order {
  std::vector<std::size_t> order;   // of the things 0 to n-1
  std::vector<bool> loose;          // of each: so often on the wrong side of another that it has no place
};

// Each sequence holds some of 0 to n-1, each once, as they stand in one place. Who comes before more of the others
// than after, stands before them (Copeland); of equals the one that stands further up on average.
Order common_order(std::size_t n, std::span<const std::vector<std::size_t>> sequences, double loosen);

}  // namespace rubric::infer
