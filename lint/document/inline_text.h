// The text of a block that inlines are read from, and where each of its bytes stands in the file.
//
// Mostly it is a piece of the file as it is. Where a block quote's '>' or a table's '\|' comes
// between, the pieces are put together:
//
//     > one          text    "one\ntwo"
//     > two          pieces  0 -> 2, 4 -> 8
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/layer.h"
#include "lint/text/offsets.h"

namespace rubric::document {

class InlineText {
 public:
  std::string_view text() const { return text_; }

  ByteOffset begin_of(std::size_t at) const { return {place(at)}; }
  // The end of something is behind its last byte, even if the next byte stands elsewhere.
  ByteOffset end_of(std::size_t at) const { return at == 0 ? begin_of(0) : ByteOffset{place(at - 1) + 1}; }
  ByteRange range(std::size_t begin, std::size_t end) const {
    return begin == end ? ByteRange{begin_of(begin), begin_of(begin)} : ByteRange{begin_of(begin), end_of(end)};
  }

  // A text that stands in the file as it is, from `place` on.
  void set(std::string_view text, std::uint32_t place);
  // Or one of pieces.
  void start_pieces();
  void append(std::string_view piece, std::uint32_t place);
  void finish_pieces() { text_ = joined_; }

  void remove_prefix(std::size_t count);
  void trim_end();

 private:
  struct Piece {
    std::size_t at;
    std::uint32_t place;
  };
  std::uint32_t place(std::size_t at) const {
    at += skipped_;
    if (pieces_[last_].at > at) last_ = 0;
    while (last_ + 1 < pieces_.size() && pieces_[last_ + 1].at <= at) ++last_;
    return pieces_[last_].place + static_cast<std::uint32_t>(at - pieces_[last_].at);
  }

  std::string_view text_;
  std::size_t skipped_ = 0;        // of the pieces' text, before text_ begins
  std::vector<Piece> pieces_;      // at least one
  std::string joined_;
  mutable std::size_t last_ = 0;   // the piece asked for last: questions come in order
};

}  // namespace rubric::document
