// Sixteen bytes at a time, for what is looked for in whole files: GCC's and Clang's vectors, which each processor has
// a way to do.
//
//     BytesOf16 hits{};
//     for (…) hits |= equal(load_16(at), ' ') & equal(load_16(at + 1), ' ');
//     if (any(hits)) …    somewhere stand two blanks side by side
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "lint/text/layer.h"

namespace rubric::text {

using BytesOf16 = unsigned char __attribute__((vector_size(16)));

inline BytesOf16 load_16(const char* bytes) {
  BytesOf16 out;
  std::memcpy(&out, bytes, sizeof out);
  return out;
}

// 0xff where the byte is `wanted`, 0 elsewhere.
inline BytesOf16 equal(BytesOf16 bytes, char wanted) {
  return reinterpret_cast<BytesOf16>(bytes == static_cast<unsigned char>(wanted));
}

// Where two small letters stand side by side, in any case; of seventeen bytes.
inline BytesOf16 side_by_side(const char* bytes, char first, char second) {
  return equal(load_16(bytes) | 0x20, first) & equal(load_16(bytes + 1) | 0x20, second);
}

inline BytesOf16 above(BytesOf16 bytes, unsigned char most) { return reinterpret_cast<BytesOf16>(bytes > most); }

inline BytesOf16 below(BytesOf16 bytes, unsigned char least) { return reinterpret_cast<BytesOf16>(bytes < least); }

inline bool any(BytesOf16 hits) {
  std::uint64_t halves[2];
  std::memcpy(halves, &hits, sizeof halves);
  return (halves[0] | halves[1]) != 0;
}

// Which byte is the first that is not 0; of hits, of which there is one.
inline std::size_t first(BytesOf16 hits) {
  std::size_t at = 0;
  while (hits[at] == 0) ++at;
  return at;
}

}  // namespace rubric::text
