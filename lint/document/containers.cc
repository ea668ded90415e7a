#include "lint/document/containers.h"

#include <algorithm>

#include "lint/text/ascii.h"

namespace rubric::document {
namespace {

constexpr int kTab = 4;
constexpr int kFootnoteIndent = 4;
constexpr int kCodeIndent = 4;

}  // namespace

void Containers::push(const Container& container) {
  if (container.kind == NodeKind::block_quote) ++quotes_;
  open_.push_back(container);
}

void Containers::pop() {
  if (open_.back().kind == NodeKind::block_quote) --quotes_;
  open_.pop_back();
}

std::uint32_t Containers::content_begin(std::uint32_t line) {
  if (in_quote()) return margin(line).content;
  Cursor cursor{.at = line_begin(line)};   // only white space to take
  skip_space(cursor);
  return cursor.at;
}

Containers::Margin Containers::margin(std::uint32_t line) {
  Cursor cursor{.at = line_begin(line)};
  Margin out{.marked_to = cursor.at};
  skip_space(cursor);
  for (Container& container : open_) {
    const std::uint32_t marker = cursor.at;
    if (!take(cursor, container, line)) break;
    ++out.taken;
    if (container.kind != NodeKind::block_quote) continue;
    out.marked = out.taken;
    out.marked_to = marker + 1;
  }
  out.content = cursor.at;
  out.indent = cursor.indent();
  return out;
}

std::string Containers::prefix(std::size_t from) {
  std::string out;
  for (; from < open_.size(); ++from) {
    Container& container = open_[from];
    if (container.kind == NodeKind::block_quote) {
      out += "> ";
    } else if (container.kind == NodeKind::item) {
      if (container.width < 0) margin(container.line);
      out.append(static_cast<std::size_t>(std::max(container.width, 0)), ' ');
    } else if (container.kind == NodeKind::footnote_definition) {
      out.append(kFootnoteIndent, ' ');
    }
  }
  return out;
}

void Containers::skip_space(Cursor& cursor) const {
  for (;; ++cursor.at) {
    const char c = peek(cursor.at);
    if (c == ' ') ++cursor.column;
    else if (c == '\t') cursor.column += kTab - cursor.column % kTab;
    else return;
  }
}

void Containers::skip_bytes(Cursor& cursor, std::uint32_t count) const {
  cursor.at += count;
  cursor.column += static_cast<int>(count);
  cursor.taken = cursor.column;
  skip_space(cursor);
}

// Takes the container's prefix off; false if it is not there.
bool Containers::take(Cursor& cursor, Container& container, std::uint32_t line) {
  switch (container.kind) {
    case NodeKind::block_quote: {
      if (cursor.indent() >= kCodeIndent || peek(cursor.at) != '>') return false;
      skip_bytes(cursor, 1);
      if (cursor.indent() > 0) ++cursor.taken;
      return true;
    }
    case NodeKind::item: {
      const bool opens_here = container.line == line;
      if (container.width < 0) {
        // Items are measured on the line that opens them, which the containers around them let pass.
        if (!opens_here) margin(container.line);
        else container.width = measure_item(cursor);
      }
      if (!opens_here && cursor.indent() < container.width) return false;
      const int taken = cursor.taken + container.width;
      if (opens_here) {
        std::uint32_t marker = 0;
        while (is_ascii_digit(peek(cursor.at + marker))) ++marker;
        skip_bytes(cursor, marker + 1);
      }
      cursor.taken = std::min(taken, cursor.column);
      return true;
    }
    case NodeKind::footnote_definition: {
      if (container.line != line) {
        if (cursor.indent() < kFootnoteIndent) return false;
        cursor.taken += kFootnoteIndent;
        return true;
      }
      std::uint32_t label = 0;
      while (peek(cursor.at + label) != ']' && peek(cursor.at + label) != '\n') ++label;
      skip_bytes(cursor, label + 2);
      cursor.taken = cursor.column;
      return true;
    }
    default: return true;
  }
}

// The columns from what the containers around the item took up to its content, the marker included.
int Containers::measure_item(Cursor cursor) const {
  std::uint32_t marker = 0;
  while (is_ascii_digit(peek(cursor.at + marker))) ++marker;
  ++marker;
  const int before = cursor.indent() + static_cast<int>(marker);
  skip_bytes(cursor, marker);
  const bool blank = peek(cursor.at) == '\n' || peek(cursor.at) == '\r';
  const int spaces = cursor.indent();
  return before + (blank || spaces > kCodeIndent || spaces < 1 ? 1 : spaces);
}

}  // namespace rubric::document
