// Whether a heading under another name still says what its author wrote.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lint/rule/layer.h"

namespace rubric::rule {

// `before` renamed to `after`, which ends in `name`, one of whose spellings in the schema are `names`. It says the
// same if only spelling, case, numbering and punctuation change, if one name of the section stands for another, or
// if the words that go stand in one of the titles `around` it, or are the initials of the name.
bool says_the_same(std::string_view before, std::string_view after, std::string_view name,
                   std::span<const std::string> names, std::span<const std::string> around);

}  // namespace rubric::rule
