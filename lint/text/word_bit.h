// The bit that stands for a word in Words::mask. Private to lint/text.
#pragma once

#include <cstdint>

#include "lint/text/layer.h"

namespace rubric::text {

constexpr std::uint64_t word_bit(std::uint64_t key) { return std::uint64_t{1} << ((key ^ (key >> 29)) & 63); }

}  // namespace rubric::text
