// Words in their order, to be found in titles and sentences: a pattern that says less than a regular
// expression and costs a few comparisons.
//
//     ^senior|sr ... manager|lead$     the {Title} role? reports to     is a|an #
//
// A word stands for itself in any case; "a|b" for either; "a?" may be absent. "..." is any words, "#" a
// number, "-" a dash with blanks around it. "{name}" is one word or more, as few as will do, and "{Name}"
// begins with a capital. "^" and "$" are the first and the last word of the text. What stands between two
// words does not matter, unless it ends a sentence or a clause: no phrase goes beyond that.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text/offsets.h"

namespace rubric::text {

struct Word {
  enum class Gap : std::uint8_t { plain, dash, stop };
  std::uint64_t key = 0;    // equal for words with the same letters in any case
  std::uint64_t stem = 0;   // likewise without the s of a plural
  std::uint32_t begin = 0, end = 0;
  Gap before = Gap::plain;  // what is between it and the word before
  bool capital = false;     // its first letter is one
  bool number = false;      // it begins with a digit
};

// The words of a text as a reader sees them: without punctuation, markup and the destinations of links.
struct Words {
  std::string_view text;
  std::vector<Word> list;      // as many as were asked for
  std::uint64_t mask = 0;      // a bit for each word, so that most phrases need not be looked for
};
// The first words: titles and sentences of a fixed form have fewer than 64.
constexpr std::size_t kMostWords = 64;
// Uses again what `out` holds already, so that many texts need one allocation.
void read_words(std::string_view text, Words& out, std::size_t most = kMostWords);
Words read_words(std::string_view text);

std::uint64_t word_key(std::string_view word);
std::uint64_t first_word_key(std::string_view text);   // 0 if there is no word

class Phrase {
 public:
  // Never throws: a phrase with a mistake has an error() and is found nowhere.
  explicit Phrase(std::string_view written);

  const std::string& error() const;
  // Most phrases are not there, and their rarest word tells so at once.
  bool found_in(const Words& words) const { return (words.mask & rarest_) != 0 && searched(words); }

  // The first place, with what stands in the slots. Ranges are bytes of the text.
  struct Slot {
    std::string_view name;   // in lower case
    ByteRange range;
  };
  struct Match {
    ByteRange range;
    std::vector<Slot> slots = {};
  };
  std::optional<Match> find(const Words& words) const {
    return (words.mask & rarest_) != 0 ? match(words) : std::nullopt;
  }

  // The words it can begin with, if it begins the text; empty if it can begin with any.
  const std::vector<std::uint64_t>& first_words() const;
  std::uint32_t first_letters() const;   // of these words: bit 0 is "a"
  // Words in lower case, one of which is in every text that has the phrase; empty if there are no such.
  std::vector<std::string> telling_words() const;

 private:
  bool searched(const Words& words) const;
  std::optional<Match> match(const Words& words) const;

  struct Compiled;
  std::uint64_t rarest_ = 0;                   // mask of words of which there must be one; all bits for any
  std::shared_ptr<const Compiled> compiled_;   // copies share it
};

}  // namespace rubric::text
