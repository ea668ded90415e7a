// A number for a word: equal for words with the same letters in any case, different for any others but one pair in
// 2^64.
//
// A word is read eight bytes at a time with bit 5 of each set, which is lower case for the letters A to Z and for those
// of Latin-1, and leaves digits as they are. Tables of words are built with the same numbers when rubric is built.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "lint/text/layer.h"

namespace rubric::text {
namespace word_hash_parts {

inline constexpr std::uint64_t kLower = 0x2020202020202020;

// `size` bytes, the last one highest; 0 below them, which no word has, so that it tells their number.
constexpr std::uint64_t lane(std::string_view word, std::size_t at, std::size_t size) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < size; ++i) out |= std::uint64_t{static_cast<unsigned char>(word[at + i])} << (8 * i);
  return (out | kLower) << (64 - 8 * size);
}

inline std::uint64_t load(const char* at) {
  std::uint64_t out;
  std::memcpy(&out, at, sizeof out);
  if constexpr (std::endian::native == std::endian::big) out = __builtin_bswap64(out);
  return out;
}

// The upper bits of what this returns depend on all bits; the lower ones do not.
constexpr std::uint64_t stirred(std::uint64_t lane) { return lane * 0xd6e8feb86659fd93; }
// All bits of both are in all bits of this: words differ in any few of their letters.
__extension__ using Product = unsigned __int128;
constexpr std::uint64_t joined(std::uint64_t hash, std::uint64_t lane) {
  const Product product = static_cast<Product>(hash ^ 0x9e3779b97f4a7c15) * (lane ^ 0xd6e8feb86659fd93);
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace word_hash_parts

constexpr std::uint64_t word_hash(std::string_view word) {
  using namespace word_hash_parts;
  const std::size_t size = word.size();
  if (size == 0) return 0;
  if (size <= 8) return stirred(lane(word, 0, size));
  std::uint64_t hash = lane(word, 0, 8) ^ size;
  for (std::size_t at = 8; at + 8 < size; at += 8) hash = joined(hash, lane(word, at, 8));
  return joined(hash, lane(word, size - 8, 8));
}

template <std::size_t Count>
constexpr std::array<std::uint64_t, Count> word_hashes(const std::string_view (&words)[Count]) {
  std::array<std::uint64_t, Count> out{};
  for (std::size_t i = 0; i < Count; ++i) out[i] = word_hash(words[i]);
  return out;
}

// The same of a word that is not empty, in a text that goes on for eight bytes behind it.
inline std::uint64_t word_hash_within(const char* word, std::size_t size) {
  using namespace word_hash_parts;
  if (size <= 8) return stirred((load(word) | kLower) << (64 - 8 * size));
  std::uint64_t hash = (load(word) | kLower) ^ size;
  for (std::size_t at = 8; at + 8 < size; at += 8) hash = joined(hash, load(word + at) | kLower);
  return joined(hash, load(word + size - 8) | kLower);
}

}  // namespace rubric::text
