// How a word is found in the table of words: shared by the program that makes the table and the one that reads it.
//
// The table has no words, only marks of them: 19 bits of a word's hash say where to look, 29 others what to find there,
// and the two lowest bits of a slot are the word's rank. One word in some millions is taken for another.
#pragma once

#include <cstddef>
#include <cstdint>

#include "lint/spelling/layer.h"

namespace rubric::spelling {

inline constexpr std::size_t kWordSlots = std::size_t{1} << 19;

constexpr std::size_t first_word_slot(std::uint64_t hash) { return hash >> 45; }
// Never 0; the two lowest bits are.
constexpr std::uint32_t slot_mark(std::uint64_t hash) { return (static_cast<std::uint32_t>(hash >> 16) & ~3U) | 4U; }

// Misspellings stand in a table of their own: 18 bits of the hash say where to look, 12 others are held there beside
// the place of what was meant. That is not enough to be sure: who finds one looks whether it is near to what was meant.
inline constexpr std::size_t kMisspeltSlots = std::size_t{1} << 18;
inline constexpr std::size_t kMisspeltTexts = std::size_t{1} << 20;
constexpr std::size_t first_misspelt_slot(std::uint64_t hash) { return hash >> 46; }
constexpr std::uint32_t misspelt_mark(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash >> 34 & 0xfff) << 20;
}

// Those of up to four letters are few, and have a byte each besides, since nearly every word that is so short is right.
inline constexpr std::size_t kShortMisspeltMarks = std::size_t{1} << 15;
constexpr std::size_t short_misspelt_mark(std::uint64_t hash) { return hash >> 49; }

}  // namespace rubric::spelling
