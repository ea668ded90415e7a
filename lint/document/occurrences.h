// The places of a byte in a text, for questions that go forward: each place is looked for once, where asking
// the text costs a search for every question.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "lint/document/layer.h"
#include "lint/text/offsets.h"

namespace rubric::document {

class Occurrences {
 public:
  Occurrences(std::string_view text, char byte) : text_(text), byte_(byte) {}

  bool any_in(ByteRange range) {
    const std::uint32_t begin = range.begin.value;
    if (begin < searched_ || next_ < begin) {
      searched_ = begin;
      next_ = std::min(text_.find(byte_, begin), text_.size());
    }
    return next_ < range.end.value;
  }

 private:
  std::string_view text_;
  char byte_;
  std::size_t searched_ = SIZE_MAX;   // from here on next_ is the first; before the first question: from nowhere
  std::size_t next_ = 0;
};

}  // namespace rubric::document
