#include "lint/document/complexity.h"

namespace rubric {

bool too_complex(std::string_view) { return false; }

}  // namespace rubric
