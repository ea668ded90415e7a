// Front matter: the YAML between `---` lines at the top of a page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text/offsets.h"

namespace rubric {

// Where front matter stands in a file, before Markdown is read.
struct FrontMatterFence {
  ByteRange range;     // from the first '-' to the end of the closing line, without its line end
  ByteRange content;   // the YAML between the fences
  ByteOffset body;     // where Markdown begins
  enum class Problem : unsigned char {
    none,
    missing_close,     // an opening `---`, then what reads as YAML, and no closing `---`
    missing_open,      // `key: value` lines on top, closed by `---`, and no opening one
  } problem = Problem::none;
  ByteRange problem_range = {};   // where the missing fence belongs: an empty range
};

// `bytes` is the whole file, with or without byte order mark. A `---` at the top that is followed by
// no YAML and no second `---` is a thematic break, not front matter.
std::optional<FrontMatterFence> find_front_matter(std::string_view bytes);

}  // namespace rubric
