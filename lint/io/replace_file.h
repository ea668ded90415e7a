// A file that gets new content whole or keeps the old one whole, whatever happens meanwhile.
#pragma once

#include <string>
#include <string_view>

#include "lint/io/error.h"

namespace rubric::io {

// Writes `content` to a hidden file beside `path`, waits until the disk has it, and gives it the name. Mode,
// and owner where that is allowed, stay; of a symbolic link the file that it points to is replaced. A file with
// several names (hard links) is written over, so that all of them have the new content; should the machine stop
// meanwhile, the hidden file is there.
//
// If `path` does not hold `expected` any more, somebody else wrote it: it is left alone, and that is the error.
Result<void> replace_file(const std::string& path, std::string_view expected, std::string_view content);

}  // namespace rubric::io
