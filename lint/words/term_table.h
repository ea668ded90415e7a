// Words and phrases to look for in the running text, as tables that are looked into and never built at run time but for
// those that a configuration adds. lint/words/lists has what comes with rubric; cmake/embed_terms.cc makes its tables.
//
//     terms:                            a list; rules ask by its name
//       - lead*                         a word; "*" stands for any further letters, and alone for any word
//       - second-class citizen          a phrase: blanks, hyphens and slashes are alike
//       - experience|skills in|of with  one word of several
//       - must|should be? ... based     "?": or no word; "...": up to eight words of the same clause; "#": a number
//       - {term: RiF, use: [Redundancy], case: exact, note: only of people}
//       - {term: GitLab, case: other}   only where its letters are in another case
//       - {term: add|insert, behind: '{['}     only behind one of these signs
//     exceptions:                       where one of these stands, nothing is found
//       - leader in the market
//
// Upper and lower case are alike, unless said otherwise. A page costs what it has of the words: each word's number is
// held against the marks of all keys, which only few pass, then looked up among the keys. A term has the
// keys of the one of its words that is rarest, of each of its alternatives.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/prose.h"
#include "lint/words/layer.h"
#include "lint/yaml/yaml.h"

namespace rubric::words {

// All offsets are of TermTable::text, so that a program that is loaded anywhere has nothing to mend at its start.
struct TextRow {
  std::uint32_t at = 0, size = 0;
};

struct ListRow {
  TextRow rule = {}, name = {};
};

enum class TermCase : std::uint8_t { any, exact, other };

struct TermRow {
  TextRow text = {}, note = {}, behind = {};
  std::uint32_t list = 0;
  std::uint32_t first_use = 0, last_use = 0;             // in uses: what to write instead, the best first
  std::uint32_t first_element = 0, last_element = 0;
  std::uint32_t key = 0;                                 // the element that leads here
  TermCase letters = TermCase::any;
};

// One of the words of a term.
struct ElementRow {
  TextRow join = {};                                       // what stands before it
  std::uint32_t first = 0, last = 0;                     // in alternatives; none for a gap
  bool optional = false;
  bool gap = false;
};

struct AlternativeRow {
  std::uint64_t hash = 0;                                // of a stem: of its letters
  TextRow text = {};                                     // in its case where that is exact, lower case otherwise
  enum class Kind : std::uint8_t { word, stem, number } kind = Kind::word;
};

struct TermKey {
  std::uint64_t hash = 0;
  std::uint64_t before = 0, behind = 0;  // a bit for each word that stands before or behind it: of one of the two
  std::uint32_t term = 0;
  std::uint32_t alternative = 0;                         // that the key is of
  bool alone = false;                                    // any word may stand there
  std::uint64_t not_second = 0;                          // a bit for each word that is not the second one behind it
};

struct TermTable {
  // A key of a stem is its first letters, as many as this at most.
  static constexpr std::size_t kLongestStemKey = 4;

  std::string_view text;
  std::span<const TermRow> terms;
  std::span<const TextRow> uses;
  std::span<const ListRow> lists;
  std::span<const ElementRow> elements;
  std::span<const AlternativeRow> alternatives;
  std::span<const TermKey> keys;                          // sorted
  std::span<const std::uint32_t> slots;                  // by hash: 1 + the first of its keys; a power of two of them
  const WordMarks* marks = nullptr;                      // of the keys; those of stems are marked by theirs
  std::uint32_t stem_lengths = 0;                        // bit n: there are keys of stems of n letters

  std::string_view operator[](TextRow it) const { return text.substr(it.at, it.size); }

  static constexpr std::uint64_t beside_bit(std::uint64_t hash) { return std::uint64_t{1} << (hash >> 58); }
  std::size_t first_slot(std::uint64_t hash) const { return hash >> 40 & (slots.size() - 1); }
};

std::uint64_t stem_key(std::uint64_t hash_of_letters);

// A table that is made of lists.
class TermTableBuilder {
 public:
  // A mapping from names of lists to entries, for this rule.
  void read(const YamlTree& lists, std::string_view rule);
  void add(std::string_view rule, std::string_view list, std::string_view term);

  bool empty() const { return terms_.empty(); }
  // Valid as long as the builder lives and nothing is added.
  TermTable table();

 private:
  TextRow keep(std::string_view text);
  std::uint32_t list_number(std::string_view rule, std::string_view list);
  void read_elements(std::string_view written, TermRow& term);
  void read_alternatives(std::string_view written, bool exact, ElementRow& element);
  std::uint64_t words_of(const ElementRow& element) const;
  void add_keys(const TermRow& term, std::uint32_t number);

  std::string text_;
  std::vector<TermRow> terms_;
  std::vector<TextRow> uses_;
  std::vector<ListRow> lists_;
  std::vector<ElementRow> elements_;
  std::vector<AlternativeRow> alternatives_;
  std::vector<TermKey> keys_;
  std::vector<std::uint32_t> slots_;
  WordMarks marks_{};
  std::uint32_t stem_lengths_ = 0;
};

}  // namespace rubric::words
