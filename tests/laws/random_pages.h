// Pages that nobody would write, made of pieces of those that somebody did.
//
// Blocks and single lines of all pages, put below each other, into quotes and items and these into each other, with
// lines that lost their marker, other line ends, tabs, blank lines where they were none and none where they were.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "tests/laws/law_pages.h"
#include "tests/layers.h"

namespace rubric::testing::laws {

class RandomPages {
 public:
  explicit RandomPages(std::span<const LawPage> pages);

  // The same for the same seed and the same pages.
  LawPage page(std::uint64_t seed) const;

 private:
  std::vector<std::string> blocks_, lines_, tops_;   // without line ends at their end; tops: front matter
};

}  // namespace rubric::testing::laws
