// The running text of a page as words: what its author wrote as sentences, and where each word stands.
//
// Code, math, addresses of links, raw HTML, shortcodes and images are gaps; markup within a sentence is none, so that a
// phrase is found whichever of its words are bold. Nothing is copied: a word is two offsets and a number (word_hash.h).
//
//     - Names **owners** of `x`      words   Names owners of, with the text between them: " ", " "
//       and [asks](/a/) them                 and asks them: behind a gap, " ", " "
//
// A word is a run of letters and digits; "team's" is two, with an apostrophe between them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"

namespace rubric::document {

// Which words somebody looks for: a byte for each number that word_mark() gives a hash, 0 where nobody wants the word.
inline constexpr std::size_t kWordMarks = std::size_t{1} << 15;
using WordMarks = std::array<std::uint8_t, kWordMarks>;
constexpr std::size_t word_mark(std::uint64_t hash) { return hash >> 49; }

class Prose {
 public:
  static constexpr char kGap = '\x1f';

  struct Word {
    std::uint64_t hash;
    std::uint32_t begin, end;   // in the file
    std::uint32_t size() const { return end - begin; }
  };

  // A paragraph, a table cell, a heading, or a value of the front matter.
  struct Block {
    enum class Kind : std::uint8_t { text, heading, value } kind = Kind::text;
    NodeId node = 0;
    std::uint32_t first_word = 0, last_word = 0;    // [first, last) of words()
    std::uint32_t first_piece = 0;
    std::uint64_t gaps = 0;                         // a number for what stands in the gaps
  };

  // `value` is a text of the front matter that is read as well, if it is not empty: the last block.
  explicit Prose(const Document& document);
  Prose(const Document& document, const WordMarks& marks, ByteRange value);

  std::string_view bytes() const { return bytes_; }
  std::span<const Word> words() const { return {words_.get() + 1, count_}; }
  std::span<const Block> blocks() const { return blocks_; }
  std::string_view operator[](const Word& word) const { return bytes_.substr(word.begin, word.size()); }

  // The words whose marks are set, and few others.
  std::span<const std::uint32_t> marked() const { return marked_; }
  // The words that are the same as the one before, with nothing but blanks or punctuation between them.
  std::span<const std::uint32_t> repeats() const { return repeats_; }

  const Block& block_of(std::uint32_t word) const;

  // What stands between a word and the one before it in its block, as a reader sees it: a gap is kGap, a line end a
  // blank. Before the first one: what the block begins with.
  std::string between(std::uint32_t word) const;
  // Whether there is nothing but a blank before it, and markup neither.
  bool follows_blank(std::uint32_t word) const {
    return word > 0 && words()[word].begin == words()[word - 1].end + 1 && bytes_[words()[word].begin - 1] == ' ';
  }
  // What a block ends with, behind its last word.
  std::string behind(const Block& block) const;
  // The same to one character: '\0' at the ends of the block.
  char before(std::uint32_t word) const;
  char behind(std::uint32_t word) const;

  // [first, last) as a reader sees it, and where it stands.
  std::string text(std::uint32_t first, std::uint32_t last) const;
  ByteRange range(std::uint32_t first, std::uint32_t last) const;

  // Part of what is not written for its words: an address, a file name, a character reference, a name of code.
  bool is_code(std::uint32_t word) const;

 private:
  // A run of bytes without markup. What is before it in its block:
  enum class Before : std::uint8_t { nothing, blank, gap };
  struct Piece {
    std::uint32_t begin, end;
    std::uint32_t first_word;
    Before before;
  };
  class Reader;
  Word* first_word() { return words_.get() + 1; }
  std::span<const Piece> pieces() const { return {pieces_.get(), piece_count_}; }
  std::size_t piece_of(std::uint32_t word) const;
  std::size_t last_piece(const Block& block) const;
  void append_pieces(std::size_t piece, std::uint32_t from, std::size_t last, std::uint32_t to, std::string& out) const;

  std::string_view bytes_;
  // Room for as many as the page can have, of which nobody touches what is not used; behind one that is none.
  std::unique_ptr<Word[]> words_;
  std::size_t count_ = 0;
  std::unique_ptr<Piece[]> pieces_;
  std::size_t piece_count_ = 0;
  std::vector<Block> blocks_;
  std::vector<std::uint32_t> marked_;
  std::vector<std::uint32_t> repeats_;
};

}  // namespace rubric::document
