// How a word is found in the table of words: shared by the program that makes the table and the one that reads it.
//
// The table has no words, only marks of them: 19 bits of a word's hash say where to look, 29 others what to find there,
// and the two lowest bits of a slot are the word's rank. One word in some millions is taken for another.
#pragma once

#include <cstddef>
#include <cstdint>

namespace rubric {

inline constexpr std::size_t kWordSlots = std::size_t{1} << 19;

constexpr std::size_t first_word_slot(std::uint64_t hash) { return hash >> 45; }
// Never 0; the two lowest bits are.
constexpr std::uint32_t slot_mark(std::uint64_t hash) { return (static_cast<std::uint32_t>(hash >> 16) & ~3U) | 4U; }

}  // namespace rubric
