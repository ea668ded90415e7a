#include "lint/text/hash.h"

#include <xxhash.h>

namespace rubric::text {

std::uint64_t hash_of(std::string_view text) { return XXH3_64bits(text.data(), text.size()); }

}  // namespace rubric::text
