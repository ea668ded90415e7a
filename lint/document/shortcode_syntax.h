// Hugo's shortcodes as they are written: {{< name args >}} and {{% name args %}}.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "lint/document/layer.h"
#include "lint/text/offsets.h"

namespace rubric::document {

inline constexpr std::size_t kLongestShortcode = 4096;   // in bytes, so that unclosed ones cost no quadratic time

struct Shortcode {
  ByteRange range;
  std::string_view name;        // a closing one: "/name"
  std::string_view arguments;   // what stands between the name and the end, as it is written
  bool closes_itself = false;   // {{< name />}}
};

// The shortcode that begins at `at`, where "{{<" or "{{%" stands; nothing for one that is escaped, or does not end.
std::optional<Shortcode> shortcode_at(std::string_view text, std::size_t at);

}  // namespace rubric::document
