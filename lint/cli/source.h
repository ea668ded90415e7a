// The one document that a command is about.
#pragma once

#include <memory>
#include <string>

#include "lint/cli/layer.h"
#include "lint/io/error.h"
#include "lint/text/source_text.h"

namespace rubric::cli {

// "-" is standard input.
Result<std::unique_ptr<SourceText>> read_source(const std::string& path);

}  // namespace rubric::cli
