// The quotes, items and footnotes that are open at a place, and what they take off each line.
//
//     1. > a        the item takes three columns, the quote "> ":
//        > b        the content of both lines begins at column 6
#pragma once

#include <cstdint>
#include <vector>

#include "lint/document/body.h"

namespace rubric {

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
  explicit Containers(const Body& body) : body_(body) {}

  bool empty() const { return open_.empty(); }
  Container& back() { return open_.back(); }
  void push(const Container& container);
  void pop();
  bool in_quote() const { return quotes_ > 0; }

  // The first byte of `line` that is content: behind the containers' prefixes and white space. On a
  // line that continues a paragraph lazily, prefixes may be missing.
  std::uint32_t content_begin(std::uint32_t line);

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
  char peek(std::uint32_t at) const { return at < body_.end() ? body_.text[at] : '\n'; }

  const Body& body_;
  std::vector<Container> open_;
  int quotes_ = 0;
};

}  // namespace rubric
