// Which English words there are, and what a word that is none was meant to be.
//
// The words are those of SCOWL (Spell-Checker Oriented Word Lists), American and British spellings alike, with names;
// and of the lists beside this file. What is often misspelt stands in a list of its own. words/CMakeLists.txt says
// which lists there are and how they rank.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/spelling/word_slots.h"
#include "lint/text/word_hash.h"

namespace rubric::spelling {

// How usual a word is, by the size of the smallest SCOWL list that has it.
enum class WordRank : std::uint8_t { unknown, known, current, common, basic };

// The word with this hash (lint/text/word_hash.h): a look into a table that is part of the program.
WordRank rank_of(std::uint64_t hash);
inline bool is_word(std::uint64_t hash);
inline WordRank rank_of(std::string_view word) { return rank_of(word_hash(word)); }
inline bool is_word(std::string_view word) { return rank_of(word) != WordRank::unknown; }

// A word that is one typing mistake away: a letter too many, too few, another one, or two swapped.
struct Correction {
  std::string word;
  WordRank rank = WordRank::unknown;
  enum class Mistake : std::uint8_t {
    swapped,
    doubled,
    missing,
    surplus,
    other
  } mistake = Mistake::other;  // doubled: too few or too many of one
  std::size_t at = 0;   // the first letter that differs
};

// Those that begin with the same letter and are at least `current`, or any word where two letters were swapped or one
// was doubled; best first: by rank, then by mistake.
std::vector<Correction> corrections(std::string_view lower);

// What a word of a list of common misspellings was meant to be, the likeliest first; nothing for others. Found in the
// table with this hash of the word, which is in lower case.
std::vector<std::string_view> listed_corrections(std::string_view lower, std::uint64_t hash);

// Whether a word of up to four letters may be one of those.
inline bool may_be_listed(std::uint64_t hash);

// Two words that were written as one, "valuesand": the length of the first, or 0. One of the two must be a word
// that no compound ends or begins with, such as "and".
std::size_t missing_space(std::string_view lower);

// Whether a word is made of others as English makes them, though no list has it: "rebasing", "touchpoint",
// "referenceable".
bool is_derived(std::string_view lower);

namespace spelling_parts {
extern const char kWords[];   // kWordSlots numbers of 32 bits, the lowest byte first
extern const char kMisspelt[];   // kMisspeltSlots such numbers
extern const char kShortMisspelt[];   // kShortMisspeltMarks bytes
extern const char kMeant[];   // "a,b" and a line end
}

inline bool may_be_listed(std::uint64_t hash) { return spelling_parts::kShortMisspelt[short_misspelt_mark(hash)] != 0; }

inline std::uint32_t word_slot(std::size_t at) {
  std::uint32_t slot;
  std::memcpy(&slot, spelling_parts::kWords + at * 4, sizeof slot);
  return slot;
}

// Says that this word will be looked for soon.
inline void fetch_word(std::uint64_t hash) { __builtin_prefetch(spelling_parts::kWords + first_word_slot(hash) * 4); }

inline WordRank rank_of(std::uint64_t hash) {
  const std::uint32_t mark = slot_mark(hash);
  for (std::size_t at = first_word_slot(hash);; at = (at + 1) % kWordSlots) {
    const std::uint32_t slot = word_slot(at);
    if (slot == 0) return WordRank::unknown;
    if ((slot & ~3U) == mark) return static_cast<WordRank>((slot & 3U) + 1);
  }
}

// The same for most words, with one look.
inline bool is_word(std::uint64_t hash) {
  return (word_slot(first_word_slot(hash)) ^ slot_mark(hash)) < 4 || rank_of(hash) != WordRank::unknown;
}

}  // namespace rubric::spelling
