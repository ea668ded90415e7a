#include "lint/text/line_index.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include "lint/text/utf8.h"

namespace rubric::text {
namespace {

std::size_t find(std::string_view text, char byte, std::size_t from) {
  if (from >= text.size()) return text.size();
  const void* hit = std::memchr(text.data() + from, byte, text.size() - from);
  return hit ? static_cast<std::size_t>(static_cast<const char*>(hit) - text.data()) : text.size();
}

std::uint32_t utf16_units(CodePoint point) { return point.value > 0xFFFF ? 2 : 1; }

constexpr std::size_t kLongLine = 1024;   // bytes; also how far marks are from each other

// The beginning of the character that this byte is part of. No character has more than three bytes after its first, so
// what follows more of them is none.
std::size_t character_at(std::string_view text, std::size_t at) {
  const auto inside = [&](std::size_t byte) { return (static_cast<unsigned char>(text[byte]) & 0xC0) == 0x80; };
  for (std::size_t back = 0; back <= 3 && back <= at; ++back) {
    if (!inside(at - back)) return at - back;
  }
  return at;
}

}  // namespace

LineIndex::LineIndex(std::string_view text) : text_(text) {
  starts_.reserve(text.size() / 40 + 1);
  starts_.push_back({});
  bool long_lines = false;
  std::size_t newline = find(text, '\n', 0);
  std::size_t carriage = find(text, '\r', 0);
  while (newline < text.size() || carriage < text.size()) {
    std::size_t end = std::min(newline, carriage);
    if (carriage + 1 == newline && newline < text.size()) end = newline;  // "\r\n" ends one line
    long_lines |= end - starts_.back().value > kLongLine;
    starts_.push_back(byte_offset(end + 1));
    if (newline <= end) newline = find(text, '\n', end + 1);
    if (carriage <= end) carriage = find(text, '\r', end + 1);
  }
  if (long_lines || text.size() - starts_.back().value > kLongLine) mark_long_lines();
}

void LineIndex::mark_long_lines() {
  marks_.clear();
  for (std::size_t line = 0; line < starts_.size(); ++line) {
    const ByteRange range = line_with_end(line);
    std::size_t before = 0, at = range.begin.value;
    while (range.end.value - at > kLongLine) {
      const std::size_t next = character_at(text_, at + kLongLine);
      before += code_points(text_.substr(at, next - at));
      at = next;
      marks_.push_back({byte_offset(at), before});
    }
  }
}

void LineIndex::edit(std::string_view text, std::size_t begin, std::size_t old_end, std::size_t new_end) {
  // From the line of the byte before, which may be half of a line end, to the first one that begins behind the edit.
  const std::size_t first = line_of(byte_offset(begin == 0 ? 0 : begin - 1));
  const auto from = starts_.begin() + static_cast<std::ptrdiff_t>(first);
  const auto behind = std::upper_bound(from, starts_.end(), byte_offset(old_end));
  const auto moved = static_cast<std::uint32_t>(new_end - old_end);   // modulo 2^32, as it is added
  std::for_each(behind, starts_.end(), [&](ByteOffset& it) { it.value += moved; });
  const std::size_t end = behind == starts_.end() ? text.size() : behind->value;
  LineIndex changed(text.substr(from->value, end - from->value));
  std::vector<ByteOffset>& fresh = changed.starts_;
  for (ByteOffset& it : fresh) it.value += from->value;
  if (behind != starts_.end()) fresh.pop_back();   // it is there already
  const auto at = starts_.erase(from, behind);
  starts_.insert(at, fresh.begin(), fresh.end());
  text_ = text;
  if (!marks_.empty() || !changed.marks_.empty()) mark_long_lines();
}

std::size_t LineIndex::line_of(ByteOffset offset) const {
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  return static_cast<std::size_t>(after - starts_.begin()) - 1;
}

ByteRange LineIndex::line_with_end(std::size_t line) const {
  return {starts_[line], line + 1 < starts_.size() ? starts_[line + 1] : byte_offset(text_.size())};
}

ByteRange LineIndex::line(std::size_t line) const {
  ByteRange range = line_with_end(line);
  if (line + 1 == starts_.size()) return range;
  const bool newline = text_[range.end.value - 1] == '\n';
  --range.end.value;
  if (newline && !range.empty() && text_[range.end.value - 1] == '\r') --range.end.value;
  return range;
}

DisplayPosition LineIndex::display(ByteOffset offset) const {
  assert(offset.value <= text_.size());
  const std::size_t line = line_of(offset);
  std::size_t from = starts_[line].value, before = 0;
  if (offset.value - from > kLongLine) {
    const auto after = std::upper_bound(marks_.begin(), marks_.end(), offset,
                                        [](ByteOffset it, const Mark& mark) { return it < mark.at; });
    if (after != marks_.begin() && std::prev(after)->at.value > from) {
      from = std::prev(after)->at.value;
      before = std::prev(after)->before;
    }
  }
  before += code_points(text_.substr(from, offset.value - from));
  return {static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(before + 1)};
}

Utf16Position LineIndex::utf16(ByteOffset offset) const {
  assert(offset.value <= text_.size());
  const std::size_t line = line_of(offset);
  std::uint32_t units = 0;
  for (std::size_t at = starts_[line].value; at < offset.value;) {
    const CodePoint point = decode(text_, at);
    at += point.size;
    if (at > offset.value) break;  // inside a character counts as before it
    units += utf16_units(point);
  }
  return {static_cast<std::uint32_t>(line), units};
}

std::optional<ByteOffset> LineIndex::offset(Utf16Position position) const {
  if (position.line >= starts_.size()) return std::nullopt;
  const ByteRange range = line(position.line);
  std::uint32_t units = 0;
  std::size_t at = range.begin.value;
  while (at < range.end.value && units < position.character) {
    const CodePoint point = decode(text_, at);
    at += point.size;
    units += utf16_units(point);
  }
  if (units != position.character) return std::nullopt;
  return byte_offset(at);
}

std::optional<ByteOffset> LineIndex::offset(DisplayPosition position) const {
  if (position.line == 0 || position.column == 0 || position.line > starts_.size()) return std::nullopt;
  const ByteRange range = line(position.line - 1);
  std::uint32_t column = 1;
  std::size_t at = range.begin.value;
  for (; at < range.end.value && column < position.column; ++column) at += decode(text_, at).size;
  if (column != position.column) return std::nullopt;
  return byte_offset(at);
}

std::string_view newline_of(std::string_view text) {
  const std::size_t at = text.find_first_of("\r\n");
  if (at == text.npos || text[at] == '\n') return "\n";
  return at + 1 < text.size() && text[at + 1] == '\n' ? "\r\n" : "\r";
}

}  // namespace rubric::text
