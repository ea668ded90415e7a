// How the lines of lists are laid out in the file: which of them belong to an item only because CommonMark is
// lenient, and which were meant to be items of their own.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/nodes_by_kind.h"
#include "lint/rule/layer.h"
#include "lint/text/edit.h"

namespace rubric::rule {

// Columns count from 0; a tab goes to the next multiple of 4, as in CommonMark.
std::size_t column_of(const SourceText& source, ByteOffset place);

// How many bytes of white space `text` begins with.
std::size_t blank_prefix(std::string_view text);

// The length of the list marker ("-", "12.") that `line` begins with although no space follows it: "*Next, …",
// "2.Then …". 0 where the line more likely means something else: emphasis, an option of a command, a number, a date.
// What begins like a sentence is an item. A word in lower case may be anything ("-v verbose", "*nix").
enum class LowerCase : std::uint8_t { refused, taken };
std::size_t marker_without_space(std::string_view line, LowerCase lower_case);

// Whether an asterisk closes something in the next few lines: then the one at `place` was to be emphasis.
bool is_closed_later(std::string_view paragraph, std::size_t place);

// A line of a paragraph that stands at the margin of the list it continues, or lacks the '>' of a quote:
//
//     - Builds measurements
//     to see what works        <- belongs to the item, and does not look like it
struct LooseLine {
  NodeId paragraph = 0;
  NodeId first = 0;          // the node that the line begins with
  NodeId container = 0;      // the innermost item or block quote that it is part of and does not look like
  ByteRange text;            // of the line, without the markers and the white space around it
  Edit marked;               // writes before it what all its containers ask for
};
std::vector<LooseLine> loose_lines(const Document& document, const NodesByKind& nodes);

// The length of the marker that a loose line begins with, where it was meant to be an item of the list it was added to.
std::size_t marker_of_lost_item(const Document& document, const LooseLine& line);

// What makes an item one of its list: '-', '*', '+', or the '.' or ')' of its number; '\0' of other text.
char sign_of_item(std::string_view text);

}  // namespace rubric::rule
