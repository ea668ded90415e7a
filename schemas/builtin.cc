#include "schemas/builtin.h"

#include <array>

namespace rubric::schemas {
namespace {

#include "schemas.inc"

}  // namespace

std::span<const Builtin> builtin() { return kBuiltin; }

}  // namespace rubric::schemas
