// Text without what stands at its ends.
#pragma once

#include <algorithm>
#include <string_view>

#include "lint/text/layer.h"

namespace rubric::text {

inline constexpr std::string_view kWhiteSpace = " \t\r\n";

inline std::string_view without_end(std::string_view text, std::string_view signs = kWhiteSpace) {
  return text.substr(0, text.find_last_not_of(signs) + 1);   // npos + 1 is 0
}

inline std::string_view trimmed(std::string_view text, std::string_view signs = kWhiteSpace) {
  text.remove_prefix(std::min(text.find_first_not_of(signs), text.size()));
  return without_end(text, signs);
}

}  // namespace rubric::text
