// One value as a person wrote it: where it ends, or why it cannot be meant.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "lint/yaml/yaml.h"

namespace rubric::yaml {

struct ValueContext {
  std::size_t column;      // of the key or dash the value belongs to
  bool after_key;          // on the line of its key
  std::size_t error;       // where the library stopped
};

struct ReadValue {
  bool complete = true;                // nothing below can belong to it; not so after a lone anchor or tag
  std::size_t next = 0;                // where the next line to read begins, if the value fills several
  std::optional<YamlProblem> problem;
};

// `at` is the first character of a value that is not empty.
ReadValue read_value(std::string_view text, std::size_t at, const ValueContext& context);

bool ends_line(std::string_view text, std::size_t at);                // a line end or a comment
std::size_t content_end(std::string_view text, std::size_t at);       // of the line, without comment and blanks
std::size_t colon_in(std::string_view text, std::size_t at);          // the next `: ` on the line, or npos

}  // namespace rubric::yaml
