// A file as rubric sees it: a name to show and bytes that never change.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lint/text/encoding.h"
#include "lint/text/line_index.h"
#include "lint/text/offsets.h"

namespace rubric::text {

class SourceText {
 public:
  // `path` is what reports print: relative to the current folder, with '/'.
  SourceText(std::string path, std::string bytes);
  // Where the lines of a text with the same bytes are known.
  SourceText(std::string path, std::string bytes, const LineIndex& lines);
  SourceText(const SourceText&) = delete;
  SourceText& operator=(const SourceText&) = delete;

  const std::string& path() const { return path_; }
  std::string_view bytes() const { return bytes_; }
  std::string_view text(ByteRange range) const {
    return std::string_view(bytes_).substr(range.begin.value, range.size());
  }
  std::string_view line_end(std::size_t line) const {
    return text(lines().line_with_end(line)).substr(lines().line(line).size());
  }  // what ends it; "" at the end
  ByteOffset begin() const {
    return byte_offset(std::string_view(bytes_).starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
  }  // behind a byte order mark
  ByteOffset end() const { return byte_offset(bytes_.size()); }

  // Built on first use: a page without findings needs no lines. Not for two threads at once.
  const LineIndex& lines() const;

 private:
  std::string path_;
  std::string bytes_;
  mutable std::optional<LineIndex> lines_;
};

}  // namespace rubric::text
