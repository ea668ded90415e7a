// Front matter whose fences are not where or what they should be, and the edit that would put them right.
#pragma once

#include <optional>
#include <string_view>

#include "lint/document/fence_lines.h"
#include "lint/document/front_matter.h"

namespace rubric::document {

// `opened` is at the opening fence, and no closing one follows: the entries below it are the front matter, up to the
// first line that cannot be one.
std::optional<FrontMatterFence> without_close(Lines opened, FrontMatterSyntax syntax);

// Entries from `start` on, closed by a fence: someone lost the opening one.
std::optional<FrontMatterFence> without_open(std::string_view bytes, std::size_t start);

// A block of entries between fences that does not begin where front matter does: below blank lines or comments,
// behind blanks, or with another number of dashes.
std::optional<FrontMatterFence> with_wrong_open(std::string_view bytes, std::size_t start);

}  // namespace rubric::document
