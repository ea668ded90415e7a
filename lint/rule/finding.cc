#include "lint/rule/finding.h"

namespace rubric::rule {

std::string_view name_of(Safety safety) {
  switch (safety) {
    case Safety::safe: return "safe";
    case Safety::unsafe: return "unsafe";
    case Safety::suggestion: return "suggestion";
  }
  return {};
}

}  // namespace rubric::rule
