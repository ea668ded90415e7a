#include "lint/cli/rule_json.h"

#include "lint/report/json_text.h"

namespace rubric::cli {

std::string fixes_change_json(const Rule& rule) {
  std::string out = "[";
  for (const FixesChange it : rule.fixes_change) {
    if (it == FixesChange::none_made) continue;
    if (out.size() > 1) out += ", ";
    out += json_string(name_of(it));
  }
  return out += ']';
}

}  // namespace rubric::cli
