// The text of blocks on one line, with the way back to the bytes.
//
//     "Use\n  the `tool`  daily"   reads   "Use the `tool` daily"
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"

namespace rubric {

struct FoldedText {
  std::string text;                 // as written, each run of white space one space, each block one line
  std::vector<std::uint32_t> from;  // where each byte of `text` stands in the file
  std::vector<std::uint32_t> to;    // and where what it stands for ends

  ByteRange source(ByteRange range) const;
};

enum class CodeSpans : std::uint8_t { kept, blanked };

// Appends the paragraphs and table cells among the nodes [begin, end).
FoldedText folded(const Document& document, NodeId begin, NodeId end, CodeSpans code);

// The text of a list item without that of the lists inside it.
FoldedText folded_item(const Document& document, NodeId item, CodeSpans code);

// How many words a reader sees in the nodes [begin, end), code blocks left out.
std::size_t count_words(const Document& document, NodeId begin, NodeId end);

}  // namespace rubric
