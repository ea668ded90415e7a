// How many typing mistakes lie between two words.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lint/text/layer.h"

namespace rubric::text {

// Optimal string alignment distance in bytes: insertions, deletions, substitutions and swaps of
// neighbours each cost 1. Stops counting above `limit` and then returns limit + 1.
int edit_distance(std::string_view a, std::string_view b, int limit);

// The candidate closest to `word` within what a typing mistake could explain (one edit for every
// three letters, at most 3), or nullptr; the first of equals. For "did you mean".
const std::string_view* closest(std::string_view word, const std::string_view* begin, const std::string_view* end);

// Whether two words have the same digits in the same order: "v1" for "v2" is another thing, and no typing mistake.
bool same_digits(std::string_view a, std::string_view b);

// ", did you mean "x"?" for what is closest, or "".
std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace rubric::text
