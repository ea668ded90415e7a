// A line of a document with the piece of it that is meant, as a terminal shows it.
//
//     - Ship it 🚀 and	then
//                  ^^^
//
// Tabs are expanded to stops of four, wide characters count two columns, and of a line that is too long only
// the surroundings of the piece are shown.
#pragma once

#include <cstdint>
#include <string>

#include "lint/report/layer.h"
#include "lint/text/offsets.h"
#include "lint/text/source_text.h"

namespace rubric::report {

struct Excerpt {
  std::string line;              // printable, without its end
  std::uint32_t indent = 0;      // columns before the carets
  std::uint32_t carets = 1;      // at least one, also for an empty range
};

// Of a range over several lines, the first is shown.
Excerpt excerpt(const SourceText& source, ByteRange range);

}  // namespace rubric::report
