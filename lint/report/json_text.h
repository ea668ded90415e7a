// JSON, written as text.
#pragma once

#include <string>
#include <string_view>

namespace rubric {

// `text` as a JSON string with its quotes. What is not UTF-8 becomes U+FFFD, so that the result always is.
std::string json_string(std::string_view text);
void append_json_string(std::string& out, std::string_view text);

}  // namespace rubric
