// Paths as URIs.
#pragma once

#include <string>
#include <string_view>

#include "lint/report/layer.h"

namespace rubric::report {

// A path with '/' as a relative reference, of an absolute path "file:///…". Every byte that is no letter, digit,
// '-', '.', '_', '~' or '/' is percent-encoded, so that any file name survives, also one that is not UTF-8.
std::string uri_of(std::string_view path);

}  // namespace rubric::report
