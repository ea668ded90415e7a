#include "lint/document/inline_text.h"

#include "lint/document/inline_syntax.h"

namespace rubric::document {

void InlineText::set(std::string_view text, std::uint32_t place) {
  start_pieces();
  pieces_.push_back({.at = 0, .place = place});
  text_ = text;
}

void InlineText::start_pieces() {
  pieces_.clear();
  joined_.clear();
  skipped_ = 0;
  last_ = 0;
}

void InlineText::append(std::string_view piece, std::uint32_t place) {
  pieces_.push_back({.at = joined_.size(), .place = place});
  joined_ += piece;
}

void InlineText::remove_prefix(std::size_t count) {
  text_.remove_prefix(count);
  skipped_ += count;
}

void InlineText::trim_end() {
  while (!text_.empty() && is_space_or_line_end(text_.back())) text_.remove_suffix(1);
}

}  // namespace rubric::document
