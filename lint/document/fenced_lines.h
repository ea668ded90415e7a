// Which lines of a text are in fenced code, seen without parsing it: what decides where something begins that Markdown
// knows nothing of. A fence in a quote or an item counts as any other.
#pragma once

#include <cstddef>
#include <string_view>

#include "lint/document/layer.h"
#include "lint/text/line_around.h"

namespace rubric::document {

// Behind the blanks, the signs of quotes and the markers of items that the line at `begin` begins with.
std::size_t behind_markers(std::string_view text, std::size_t begin);

// Whether nothing but these stands before `begin` on its line, and nothing but blanks behind `end`.
bool has_own_lines(std::string_view text, std::size_t begin, std::size_t end);

class FencedLines {
 public:
  FencedLines(std::string_view text, std::size_t from) : text_(text), next_(from) {}

  // Whether `at` is in fenced code. Asked for places in order.
  bool holds(std::size_t at);
  // What is before `at`, and was not asked about, opens and closes nothing.
  void skip_to(std::size_t at);

 private:
  void read_line(std::string_view line);

  std::string_view text_;
  std::size_t next_;          // the line to read
  std::size_t line_end_ = 0;  // of the line that was looked at last
  std::size_t length_ = 0;    // of the fence that is open; 0: none is
  char sign_ = '\0';
};

}  // namespace rubric::document
