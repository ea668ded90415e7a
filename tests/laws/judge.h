// Holds pages to the laws, by two renderers that know nothing of rubric and nothing of each other.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "tests/laws/law_of_fixes.h"
#include "tests/laws/law_of_reports.h"
#include "tests/laws/law_pages.h"
#include "tests/laws/micromark.h"
#include "tests/layers.h"

namespace rubric::testing::laws {

struct Broken {
  std::size_t page = 0;    // its place among those judged together
  std::string law;         // "fixes", "reports"
  std::string rule;        // or "all safe fixes"
  std::string what;        // one line
};

// What rubric says of some pages, and where cmark-gfm says otherwise; micromark is still to be asked.
struct HalfJudged {
  std::vector<Broken> broken;
  struct Asked {
    std::size_t page;
    Changes changes;
    std::vector<Claim> claims;
    Pieces by_cmark = {};               // the page itself
    std::vector<std::size_t> texts = {};   // by change: which of the page's texts in `to_render` it makes
    std::size_t text_count = 1;         // its body is the first
  };
  std::vector<Asked> asked;
  std::vector<std::string> to_render;   // a page's body, then what becomes of it by its changes, each text once
};

// For one thread, as cmark_html() is.
HalfJudged judge_by_cmark(std::span<const LawPage> pages, std::size_t most_fixes);

// May run beside it. Where micromark reads a page otherwise than cmark-gfm before anything is changed, one of them is
// wrong, and what rubric says is true of the other at most: rubric reads as GitHub does, so there cmark-gfm judges
// alone.
struct Judged {
  std::vector<Broken> broken;
  std::size_t read_otherwise = 0;   // pages
};
Judged judge_by_micromark(HalfJudged pages, Micromark& micromark);

std::vector<Broken> judge(const LawPage& page, Micromark& micromark);

}  // namespace rubric::testing::laws
