// JSON, written as text.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lint/report/layer.h"
#include "lint/text/message.h"

namespace rubric::report {

// `text` as a JSON string with its quotes. What is not UTF-8 becomes U+FFFD, so that the result always is.
std::string json_string(std::string_view text);
void append_json_string(std::string& out, std::string_view text);

// Their values as a list of such strings.
std::string json_list(std::span<const Argument> arguments);

}  // namespace rubric::report
