// Documents that would take the parser seconds or gigabytes, found before it sees them.
#pragma once

#include <string_view>

namespace rubric {

bool too_complex(std::string_view markdown);

}  // namespace rubric
