// The text of blocks on one line, with the way back to the bytes.
//
//     "Use\n  the `tool`  daily"   reads   "Use the `tool` daily"
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lint/content/layer.h"
#include "lint/document/document.h"

namespace rubric::content {

struct FoldedText {
  std::string text;   // as written, each run of white space one space, each block one line

  // Bytes that stand in the file as they stand here; or one byte for a run of white space, a code span, the border
  // of two blocks.
  struct Piece {
    std::size_t at = 0;   // in `text`; the piece ends where the next one begins
    ByteRange source;
  };
  std::vector<Piece> pieces;

  ByteRange source(ByteRange range) const;
};

enum class CodeSpans : std::uint8_t { kept, blanked };

// Appends the paragraphs and table cells among the nodes [begin, end).
FoldedText folded(const Document& document, NodeId begin, NodeId end, CodeSpans code);

// The text of a list item without that of the lists inside it.
FoldedText folded_item(const Document& document, NodeId item, CodeSpans code);

// The text of one block, or a piece of it, read the same way; most blocks stand on one line, and need no copy.
struct BlockText {
  std::string_view text;
  std::shared_ptr<const FoldedText> folded = nullptr;
  std::size_t at = 0;               // where `text` begins: in `folded`, or in the file

  ByteRange source(ByteRange range) const;
  ByteRange source() const { return source(byte_range(0, text.size())); }
  BlockText part(ByteRange range) const;
};
BlockText block_text(const Document& document, NodeId block);

// How many words a reader sees in the nodes [begin, end), code blocks left out.
std::size_t count_words(const Document& document, NodeId begin, NodeId end);

}  // namespace rubric::content
