// What a reader gets of a page, taken from its HTML: blocks, words and links in order, without what no one sees.
//
//     <h2>A  plan</h2>\n<p><em>See</em> <a href="/x">it</a>.</p>
//     <h2> A · plan </h2> <p> <em> See </em> · <a href="/x"> it </a> . </p>
//
// White space counts only as "some" or "none" between words, and not at all beside a block; in <pre> each line is
// one word, exactly as it stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/layers.h"

namespace rubric::testing::laws {

struct Piece {
  enum class Kind : std::uint8_t { block_open, block_close, inline_open, inline_close, word, space };
  Kind kind = Kind::word;
  std::string text;   // a word without its entities; a tag as it stands
  friend bool operator==(const Piece&, const Piece&) = default;
};
using Pieces = std::vector<Piece>;

Pieces pieces_of(std::string_view html);

bool is_block(const Piece& piece);
bool is_inline_tag(const Piece& piece);

// "h2" of `<h2 id="x">` and of `</h2>`.
std::string_view tag_name(const Piece& piece);

// The value of an attribute of a tag; "" without one.
std::string_view attribute(const Piece& piece, std::string_view name);

// Whether two renderers made the same blocks with the same letters, and of code the same lines, of a page. How they
// write a footnote, a box to tick or an address is their own.
bool read_alike(const Pieces& one, const Pieces& other);

// For people, about one line a block.
std::string shown(const Pieces& pieces, std::size_t from, std::size_t to);

}  // namespace rubric::testing::laws
