// Files whose names read like options, such as one called --config=other.md.
#pragma once

#include <string>

#include "lint/cli/layer.h"

namespace rubric::cli {

// A shell's *.md and many a hook name files without saying where the options end. A word before "--" that is an option
// by its looks and the name of a file that is there could be meant as either, and whoever can add a file could
// choose options by its name: why such a command line is refused, or "" where there is no such word.
std::string refuse_option_names(int count, const char* const* words);

}  // namespace rubric::cli
