// How the lines of lists are laid out in the file: which of them belong to an item only because CommonMark is
// lenient, and which were meant to be items of their own.
#pragma once

#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/nodes_by_kind.h"

namespace rubric {

// Columns count from 0; a tab goes to the next multiple of 4, as in CommonMark.
std::size_t column_of(const SourceText& source, ByteOffset place);

// How many bytes of white space `text` begins with.
std::size_t blank_prefix(std::string_view text);

// The length of the list marker ("-", "12.") that `line` begins with although no space follows it: "*Next, …",
// "2.Then …". 0 where the line may mean something else: emphasis, numbers, rules, dates.
std::size_t marker_without_space(std::string_view line);

// A line of a paragraph that stands at the margin of the list or quote it continues:
//
//     - Builds measurements
//     to see what works        <- belongs to the item, and does not look like it
struct LooseLine {
  NodeId paragraph = 0;
  NodeId container = 0;      // the item or block quote that it is part of
  ByteRange text;            // of the line, without the white space around it
};
std::vector<LooseLine> loose_lines(const Document& document, const NodesByKind& nodes);

}  // namespace rubric
