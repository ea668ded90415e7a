// A file as cmark gets to see it: byte for byte as long, so that every offset is one of the file.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/document.h"
#include "lint/document/front_matter.h"
#include "lint/document/islands.h"
#include "lint/text/line_index.h"

namespace rubric::document {

struct Body {
  // Of what may be math, that is none which begins at a place of `no_math`, which is sorted.
  Body(const SourceText& source, std::span<const std::string> raw_names, const std::vector<ByteOffset>& no_math = {});
  Body(const Body&) = delete;
  Body& operator=(const Body&) = delete;

  std::string_view raw;                 // the whole file
  std::string_view
      text;  // the same with islands hidden, broken bytes replaced by '?', and no "--" inside our own comments
  std::uint32_t begin = 0;              // where Markdown begins: behind byte order mark and front matter
  std::optional<FrontMatterFence> front_matter;
  Islands islands;
  std::vector<ByteProblem> problems;
  bool has_definitions = false;         // "]:" is somewhere

  std::string_view markdown() const { return text.substr(begin); }
  std::uint32_t end() const { return static_cast<std::uint32_t>(text.size()); }

  // Lines count from 1, as cmark's do.
  std::uint32_t line_begin(std::uint32_t line) const;
  std::uint32_t text_end(std::uint32_t line) const;   // without its line end
  std::uint32_t line_end(std::uint32_t line) const;   // nor the blanks before it
  std::uint32_t last_line() const;
  const LineIndex& lines() const { return *lines_; }

 private:
  std::string copy_;
  std::optional<LineIndex> lines_;      // of the Markdown
};

}  // namespace rubric::document
