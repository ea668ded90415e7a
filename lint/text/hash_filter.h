// Which hashes were seen before: no is certain, yes is not. A Bloom filter with one hash function (Bloom 1970) and
// 4,096 bits, for some hundred hashes of which nearly all come once.
#pragma once

#include <array>
#include <cstdint>

#include "lint/text/layer.h"

namespace rubric::text {

class HashFilter {
 public:
  // Whether this hash may have been added before. Its upper twelve bits count.
  bool add(std::uint64_t hash) {
    std::uint64_t& bits = bits_[hash >> 58];
    const std::uint64_t bit = std::uint64_t{1} << (hash >> 52 & 63);
    const bool before = (bits & bit) != 0;
    bits |= bit;
    return before;
  }

 private:
  std::array<std::uint64_t, 64> bits_{};
};

}  // namespace rubric::text
