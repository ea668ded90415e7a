// The letters, digits and white space of ASCII, whatever the locale is.
#pragma once

#include "lint/text/layer.h"

namespace rubric::text {

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_small(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_capital(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_letter(char c) { return is_ascii_small(c) || is_ascii_capital(c); }
constexpr bool is_ascii_blank(char c) { return c == ' ' || c == '\t'; }
constexpr bool is_line_end(char c) { return c == '\n' || c == '\r'; }
constexpr bool is_ascii_space(char c) { return is_ascii_blank(c) || is_line_end(c); }
constexpr char ascii_small(char c) { return is_ascii_capital(c) ? static_cast<char>(c | 0x20) : c; }

}  // namespace rubric::text
