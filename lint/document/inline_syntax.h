// How far inline constructs reach, in the bytes of a block's content.
//
// These follow cmark's scanners to the letter. They are asked only where cmark found the construct,
// so they say where it ends and not whether it is there.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lint/document/layer.h"

namespace rubric::document {

bool is_ascii_punctuation(char c);
inline bool is_space_or_line_end(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
std::size_t skip_space_and_line_ends(std::string_view text, std::size_t at);

// Behind the closing backticks of the code span at `at`, and how many backticks fence it.
struct CodeSpan {
  std::size_t end = 0;
  std::size_t fence = 0;
};
CodeSpan code_span(std::string_view text, std::size_t at);

// What follows the ']' of a link's or image's text: "(…)", "[…]", "[]" or nothing. `at` is behind the ']'.
struct LinkTail {
  std::size_t end = 0;
  bool has_destination = false;                                         // "(…)"
  std::size_t destination = 0, destination_end = 0, title = 0, title_end = 0;   // without brackets and quotes
};
LinkTail link_tail(std::string_view text, std::size_t at);

// Behind the link reference definition that `text` begins with and the white space after it; 0 if it begins with none.
std::size_t reference_definition(std::string_view text);

// The length of the character reference ("&amp;", "&#38;") at `at` and what it stands for; length 0 for none.
struct CharacterReference {
  std::size_t length = 0;
  std::string text;
};
CharacterReference character_reference_at(std::string_view text, std::size_t at);

// Text as CommonMark reads it. Without a '\' or '&' it is what it says.
std::string decoded(std::string_view raw);
std::string decoded_references(std::string_view raw);   // in an autolink: without backslash escapes

}  // namespace rubric::document
