// Documents by their URIs, and files by their paths.
#pragma once

#include <string>
#include <string_view>

#include "lint/lsp/layer.h"

namespace rubric::lsp {

// The absolute path of a "file:" URI; "" of any other.
std::string path_of(std::string_view uri);

}  // namespace rubric::lsp
