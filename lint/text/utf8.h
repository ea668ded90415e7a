// UTF-8 one code point at a time, and where it is broken.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text/offsets.h"

namespace rubric::text {

struct CodePoint {
  char32_t value = 0;        // U+FFFD for a byte that starts no well-formed sequence
  std::uint8_t size = 1;     // bytes taken; 1 for a broken byte
  bool valid = true;
};

// The code point at `text[at]`; `at` must be inside the text. Well-formed as Unicode table 3-7 has it:
// no overlong forms, no surrogates, nothing above U+10FFFF.
CodePoint decode(std::string_view text, std::size_t at);

// The runs of bytes that are not UTF-8, in order.
std::vector<ByteRange> invalid_utf8(std::string_view text);

// The same with a '?' for each of these bytes: what a parser gets that takes nothing else.
std::string with_question_marks(std::string_view text);

// The first byte at or behind `at` that is not ASCII, or the end of the text.
std::size_t end_of_ascii(std::string_view text, std::size_t at);

// Whether `text` is of ASCII's letters, digits, signs and spaces alone: a terminal shows each byte in one column.
bool is_printable_ascii(std::string_view text);

// How many code points `text` has.
std::size_t code_points(std::string_view text);

// How many columns a terminal gives to a code point: 2 to wide ones, 0 to combining ones.
std::uint32_t columns(char32_t code_point);

// Letters, marks and digits of any script: what words are made of.
bool is_word_character(char32_t code_point);

void append_utf8(std::string& out, char32_t code_point);

// Full Unicode case folding of `text` (utf8proc), for comparing names.
std::string fold_case(std::string_view text);

}  // namespace rubric::text
