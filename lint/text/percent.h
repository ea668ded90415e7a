// Percent-encoding, as RFC 3986, section 2.1, has it.
#pragma once

#include <string>
#include <string_view>

#include "lint/text/layer.h"

namespace rubric::text {

// "a b" of "a%20b". A '%' without two hexadecimal digits behind it stays; the bytes need not be UTF-8.
std::string percent_decoded(std::string_view text);

}  // namespace rubric::text
