// Text from a document or a path, made fit for a terminal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "lint/report/layer.h"
#include "lint/text/utf8.h"

namespace rubric::report {

// What one code point takes on a terminal: its text and its columns. Control characters, which could steer
// the terminal, become their pictures (U+0007 is "␇"); what turns the reading direction and broken bytes
// become U+FFFD. A tab depends on its column and is the caller's.
struct Printable {
  std::string text;
  std::uint32_t columns = 1;
};
Printable printable(const CodePoint& code_point, std::string_view bytes);

// The same for a whole text; tabs and line ends become spaces.
std::string printable(std::string_view text);
void append_printable(std::string& out, std::string_view text);

}  // namespace rubric::report
