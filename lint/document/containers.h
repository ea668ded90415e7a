// The quotes, items and footnotes that are open at a place, and what they take off each line.
//
//     1. > a        the item takes three columns, the quote "> ":
//        > b        the content of both lines begins at column 6
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/text/line_index.h"

namespace rubric::document {

struct Container {
  NodeKind kind = NodeKind::document;
  NodeId end = 0;            // the tree node it is closed before
  NodeId id = 0;             // in the document
  std::uint32_t begin = 0;   // of its marker
  std::uint32_t line = 0;    // on which it begins
  std::uint32_t last_line = 0;
  int width = -1;            // item: the columns it takes off a line; -1: not yet known
};

class Containers {
 public:
  // The text with its lines, which both must outlive this; what is Markdown begins at `begin`. Lines count from 1.
  Containers(std::string_view text, const LineIndex& lines, std::uint32_t begin)
      : text_(text), lines_(lines), begin_(begin) {}

  bool empty() const { return open_.empty(); }
  Container& back() { return open_.back(); }
  void push(const Container& container);
  void pop();
  bool in_quote() const { return quotes_ > 0; }

  // The first byte of `line` that is content: behind the containers' prefixes and white space. On a
  // line that continues a paragraph lazily, prefixes may be missing.
  std::uint32_t content_begin(std::uint32_t line);

  // What a line has of the prefixes that the open containers ask for, and of those that it lacks.
  struct Margin {
    std::uint32_t content = 0;     // the first byte after them and white space
    std::size_t taken = 0;         // how many of the containers, from the outside, found theirs
    std::size_t marked = 0;        // how many up to the last quote among those, it included
    std::uint32_t marked_to = 0;   // the end of the '>' of that quote; the start of the line without one
    int indent = 0;                // the columns of white space before `content` that none of those containers took
  };
  Margin margin(std::uint32_t line);

  // The white space and markers that a line has to begin with, from `from` on, to be part of all open containers.
  std::string prefix(std::size_t from);

  const Container& operator[](std::size_t i) const { return open_[i]; }
  std::size_t size() const { return open_.size(); }

 private:
  // A place in a line, and the column up to which containers have taken it. Between the two may lie
  // white space that is not taken yet.
  struct Cursor {
    std::uint32_t at = 0;    // the first byte that is not white space
    int column = 0;          // of `at`, with tab stops every four columns
    int taken = 0;
    int indent() const { return column - taken; }
  };
  void skip_space(Cursor& cursor) const;
  void skip_bytes(Cursor& cursor, std::uint32_t count) const;
  bool take(Cursor& cursor, Container& container, std::uint32_t line);
  int measure_item(Cursor cursor) const;
  char peek(std::uint32_t at) const { return at < text_.size() ? text_[at] : '\n'; }
  std::uint32_t line_begin(std::uint32_t line) const {
    return line <= lines_.line_count() ? begin_ + lines_.line_start(line - 1).value
                                       : static_cast<std::uint32_t>(text_.size());
  }

  std::string_view text_;
  const LineIndex& lines_;
  std::uint32_t begin_;
  std::vector<Container> open_;
  int quotes_ = 0;
};

}  // namespace rubric::document
