// Titles read by a scale: which step they are, and what they are about.
//
//     Senior Data Engineer        the step Senior, of data engineers
//     Manager, Data Engineering   the step Manager, of data engineering
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/schema/schema.h"

namespace rubric::schema {

struct ReadTitle {
  std::string title;
  std::span<const std::uint32_t> steps = {};   // of the scale, the likeliest first; empty if nothing tells
  bool told = false;                  // by a word of the title, not because no other step fits
  std::vector<std::uint64_t> family = {};   // the stems of its words that tell no step; sorted

  bool known() const { return !steps.empty(); }
};

ReadTitle read_title(const Scale& scale, std::string_view title);
ReadTitle read_title(const Scale& scale, const Words& title);

// Whether they can be the same step.
bool same_step(const ReadTitle& a, const ReadTitle& b);

// Whether they are about the same: the words of one are among those of the other.
bool same_family(const ReadTitle& a, const ReadTitle& b);

// Whether no word of one is a word of the other. What is shortened to capitals, "CSM", may be any words.
bool foreign(const ReadTitle& a, const ReadTitle& b);

bool has_capitals(std::string_view title);   // two in a row, as in "CSM"

std::uint32_t lowest_rank(const Scale& scale, const ReadTitle& title);
std::uint32_t highest_rank(const Scale& scale, const ReadTitle& title);
struct Ranks {
  std::uint32_t low = 0, high = 0;
  bool below(const Ranks& other) const {
    return low <= other.low && high <= other.high && (low < other.low || high < other.high);
  }
};
Ranks ranks_of(const Scale& scale, const ReadTitle& title);   // zeros if it is not known

// Whether `a` is a lower step than `b`, as far as one can tell; of two that can be the same, neither is.
bool is_lower(const Scale& scale, const ReadTitle& a, const ReadTitle& b);
const std::string& track_of(const Scale& scale, const ReadTitle& title);   // of its likeliest step

// Whether two texts are the same but for case, punctuation, spacing and links.
bool same_letters(std::string_view left, std::string_view right);

// "[Senior *Engineer*](#senior)" is "Senior Engineer".
std::string without_markup(std::string_view text);

}  // namespace rubric::schema
