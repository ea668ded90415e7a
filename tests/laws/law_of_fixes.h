// The law of fixes: a page renders the same before and after, but for what the rules of the fixes may change.
//
// Each fix of each diagnostic is made alone, and all safe ones together, as `--fix` makes them. Making them also ends,
// making them again changes nothing, and no hygiene rule has an error or a warning afterwards that had none before.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "tests/laws/allowance.h"
#include "tests/laws/law_pages.h"
#include "tests/layers.h"

namespace rubric::testing::laws {

// A page after some fixes, and what may differ from before.
struct Change {
  std::string rule;    // whose fix was made; "all safe fixes"
  std::string title;   // of the fix
  std::optional<Safety> safety;   // of the fix; of several together none
  std::string after;
  Allowance allowed;
};

struct Changes {
  std::vector<Change> to_render;
  std::vector<std::string> broken;   // what does not hold whatever the page renders to: "rule: what"
};

// `most` fixes of one rule at a page are made alone.
Changes changes_of(const LawPage& page, const FileReport& report, std::size_t most);

// The page as renderers get it: without its front matter.
std::string_view body_of(std::string_view page);

}  // namespace rubric::testing::laws
