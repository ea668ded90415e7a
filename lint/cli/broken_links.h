// What a change took away that links of other pages may lead to.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/cli/layer.h"
#include "lint/session/sources.h"

namespace rubric::cli {

// "#anchor" for each that a page had before and has no more, and the name of each file or folder that is gone, or a
// piece of it that all links to it have. `changed` are the files that are not as they were. Sorted.
std::vector<std::string> lost_targets(const std::vector<std::string>& changed, const Sources& before,
                                      const Sources& now);

// Whether a page writes one of them somewhere. It may mean another page's.
bool names_one(std::string_view page, const std::vector<std::string>& targets);

}  // namespace rubric::cli
