// Texts in another encoding than UTF-8, told by their marks or by their NUL bytes.
#pragma once

#include <string_view>

#include "lint/text/layer.h"

namespace rubric::text {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";   // of UTF-8

// "UTF-16", "UTF-32" or "GB 18030" where all of `bytes` is written so; "" for anything that may be UTF-8 or has lost
// its way in single bytes only. Looks at the beginning.
std::string_view foreign_encoding(std::string_view bytes);

}  // namespace rubric::text
