// Places in a text, one type for each way of counting.
//
// Inside rubric a place is a byte offset. Reports show lines and columns of code points,
// editors speak lines and UTF-16 units; only LineIndex converts between them.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

#include "lint/text/layer.h"

namespace rubric::text {

// 0-based, in bytes of the file as it stands (byte order mark and front matter included).
struct ByteOffset {
  std::uint32_t value = 0;
  auto operator<=>(const ByteOffset&) const = default;
};

// Half-open. An empty range is a place between two bytes.
struct ByteRange {
  ByteOffset begin, end;
  auto operator<=>(const ByteRange&) const = default;

  std::uint32_t size() const { return end.value - begin.value; }
  bool empty() const { return begin == end; }
  bool contains(ByteOffset offset) const { return begin <= offset && offset < end; }
  bool contains(ByteRange other) const { return begin <= other.begin && other.end <= end; }
};

inline ByteOffset byte_offset(std::size_t value) { return {static_cast<std::uint32_t>(value)}; }
inline ByteRange byte_range(std::size_t begin, std::size_t end) { return {byte_offset(begin), byte_offset(end)}; }

// 1-based; columns count Unicode code points. What reports and messages show.
struct DisplayPosition {
  std::uint32_t line = 1, column = 1;
  auto operator<=>(const DisplayPosition&) const = default;
};

// 0-based; characters count UTF-16 code units. What the Language Server Protocol speaks by default.
struct Utf16Position {
  std::uint32_t line = 0, character = 0;
  auto operator<=>(const Utf16Position&) const = default;
};

}  // namespace rubric::text
