// How alike two texts are, from a short list of numbers that stands for each.
//
// A sketch holds the smallest hashes of a text's lines. Which lines they are is as good as random, and the same
// for both texts, so what two sketches share tells what the texts share (bottom-k MinHash, Broder 1997). Blank
// lines and white space around lines do not count.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "lint/text/layer.h"

namespace rubric::text {

using Sketch = std::vector<std::uint32_t>;   // ascending, no two alike; at most kSketchLines
inline constexpr std::size_t kSketchLines = 32;

Sketch sketch_of(std::string_view text);

// From 0, not a line in common, to 1, the same lines.
double likeness(const Sketch& a, const Sketch& b);

// Texts under other names: for each name in `candidates` the one in `gone` whose text is most like its own, where
// half of it is the same at least. No text is taken twice.
std::map<std::string, std::string> renamed(const std::map<std::string, Sketch>& gone,
                                           const std::map<std::string, Sketch>& candidates);

// As hexadecimal digits; parsing gives nothing where the text is none.
std::string to_text(const Sketch& sketch);
Sketch sketch_from_text(std::string_view text);

}  // namespace rubric::text
