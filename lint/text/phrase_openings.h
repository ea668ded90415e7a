// Many phrases that begin a text, asked for in many texts: tells at little cost that none of them is there.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text/phrase.h"

namespace rubric::text {

class PhraseOpenings {
 public:
  void add(const Phrase& phrase);

  // False if no phrase begins `text`. True says only that one may.
  bool may_begin(std::string_view text) const;

 private:
  // A word to look for by its rarest letter.
  struct Telling {
    std::string word;       // in lower case
    std::size_t rarest = 0;
  };
  struct Opening {
    std::uint64_t first_word = 0;
    std::vector<std::size_t> telling;   // one of these words is in the text
    bool always = false;                // or nothing tells
  };
  static bool stands_in(std::string_view text, const Telling& telling);

  std::vector<Opening> openings_;
  std::vector<Telling> telling_;
  std::uint32_t first_letters_ = 0;   // of any first word
  bool any_ = false;                  // a phrase may begin with any word
};

// How rare a letter of English is, from 0 for the most frequent.
int rarity(char letter);

}  // namespace rubric::text
