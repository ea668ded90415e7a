// Lines as front matter is recognised by: fences, entries, and what may stand between entries.
#pragma once

#include <string_view>

#include "lint/document/front_matter.h"

namespace rubric::document {

// The lines of a text one after another, without their ends.
struct Lines {
  std::string_view text;
  std::size_t next = 0;
  std::size_t begin = 0, end = 0;   // the current line

  bool advance();
  std::string_view line() const { return text.substr(begin, end - begin); }
};

bool is_blank_line(std::string_view line);

// `---` or `+++`, with nothing but blanks after it.
bool is_fence(std::string_view line, FrontMatterSyntax syntax);

// A line of at least three of one sign that somebody may have meant as a fence: `-----`, `...`, ` ---`.
bool resembles_fence(std::string_view line);

// `key: value`, `key = value`, with a plain key.
bool is_entry(std::string_view line, FrontMatterSyntax syntax);

// What else may stand below an entry: something indented, a comment, a bracket; in YAML a list's item, in TOML a
// table's name.
bool continues_entry(std::string_view line, FrontMatterSyntax syntax);

// Whether it could be a line of YAML at all, well-formed or not.
bool may_stand_in_yaml(std::string_view line);

}  // namespace rubric::document
