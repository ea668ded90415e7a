// A number for a text, the same on every machine and in every version.
#pragma once

#include <cstdint>
#include <string_view>

#include "lint/text/layer.h"

namespace rubric::text {

std::uint64_t hash_of(std::string_view text);

}  // namespace rubric::text
