// Why a text is not YAML, said to the person who wrote it.
#pragma once

#include <string_view>

#include "lint/yaml/events.h"
#include "lint/yaml/yaml.h"

namespace rubric::yaml {

// The library stops where the text can no longer be YAML, which is often far below the mistake: an
// unclosed bracket is noticed at the end. This reads the lines again, from the top and with an eye
// for what people write, and names the first thing that cannot be meant; where it finds nothing, the
// library's place stands.
YamlProblem explain_syntax_error(std::string_view text, const YamlEvents& stopped);

// The line at `at` should be `key: value` and has no colon, or none that counts.
YamlProblem no_colon_problem(std::string_view text, std::size_t at);

// A run of tabs in front of a line.
YamlProblem tab_problem(std::string_view text, std::size_t at);

}  // namespace rubric::yaml
