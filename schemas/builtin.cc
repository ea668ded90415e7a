#include "schemas/builtin.h"

#include <iterator>

namespace rubric::schemas {
namespace {

constexpr Builtin kSchemas[] = {
#include "schemas.inc"
    {},  // not one of them: the list may be empty otherwise
};

}  // namespace

std::span<const Builtin> builtin() { return {kSchemas, std::size(kSchemas) - 1}; }

}  // namespace rubric::schemas
