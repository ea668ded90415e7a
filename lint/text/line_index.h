// Where the lines of a text begin, and the only place that converts between ways of counting.
//
// A line ends at "\n", "\r\n" or a lone "\r", as CommonMark has it. Invalid UTF-8 counts one code
// point (and one UTF-16 unit) for each byte that is not part of a well-formed sequence.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "lint/text/offsets.h"

namespace rubric::text {

class LineIndex {
 public:
  // Keeps a view of `text`, which must outlive the index.
  explicit LineIndex(std::string_view text);

  // The same of a text that reads the same and stands elsewhere.
  LineIndex(const LineIndex& other, std::string_view text)
      : text_(text), starts_(other.starts_), marks_(other.marks_) {}

  // The index becomes that of `text`: the old one with [begin, old_end) changed to what is now [begin, new_end).
  void edit(std::string_view text, std::size_t begin, std::size_t old_end, std::size_t new_end);

  std::size_t line_count() const { return starts_.size(); }  // at least 1; a final line end opens an empty line

  // Lines are numbered from 0 here.
  std::size_t line_of(ByteOffset offset) const;
  ByteOffset line_start(std::size_t line) const { return starts_[line]; }
  ByteRange line(std::size_t line) const;            // without its line end
  ByteRange line_with_end(std::size_t line) const;   // up to the start of the next line

  DisplayPosition display(ByteOffset offset) const;
  Utf16Position utf16(ByteOffset offset) const;

  // An editor may name a place that no longer exists; then there is no offset.
  std::optional<ByteOffset> offset(Utf16Position position) const;
  std::optional<ByteOffset> offset(DisplayPosition position) const;

 private:
  // A place in a long line, so that many places in it are found without counting from its beginning each time.
  struct Mark {
    ByteOffset at;
    std::size_t before;   // code points of its line before it
  };
  void mark_long_lines();

  std::string_view text_;
  std::vector<ByteOffset> starts_;
  std::vector<Mark> marks_;   // in the order of the text; none in most texts
};

// The line end that a text uses: its first one; "\n" where it has none.
std::string_view newline_of(std::string_view text);

}  // namespace rubric::text
