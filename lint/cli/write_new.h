// A file that was not there before.
#pragma once

#include <string>
#include <string_view>

#include "lint/cli/layer.h"
#include "lint/io/error.h"

namespace rubric::cli {

// Writes a new file, and the folders it stands in. What is there already is left alone: that is an error.
Result<void> write_new_file(const std::string& path, std::string_view text);

}  // namespace rubric::cli
