// Where the terms of a table stand in the running text.
#pragma once

#include <cstdint>
#include <vector>

#include "lint/document/prose.h"
#include "lint/words/term_table.h"

namespace rubric::words {

struct TermHit {
  const TermTable* table = nullptr;
  std::uint32_t term = 0;
  std::uint32_t first = 0, last = 0;   // words [first, last) of the prose
  std::uint32_t block = 0;             // in blocks() of the prose
};

// All hits, by place. Nothing is found in addresses, file names and names of code.
std::vector<TermHit> find_terms(const Prose& prose, const TermTable& table);

// The same where the prose was read with the marks of this table, which spares a look at each word.
std::vector<TermHit> find_marked_terms(const Prose& prose, const TermTable& table);

}  // namespace rubric::words
