#include "lint/text/edit_distance.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

#include "lint/text/ascii.h"

namespace rubric::text {

int edit_distance(std::string_view a, std::string_view b, int limit) {
  const auto difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (limit < 0 || difference > static_cast<std::size_t>(limit)) return limit + 1;

  // Three rows of the table: a swap of neighbours looks two rows back.
  const std::size_t width = b.size() + 1;
  std::vector<int> cells(3 * width);
  int* before = cells.data();
  int* above = before + width;
  int* row = above + width;
  for (std::size_t j = 0; j < width; ++j) above[j] = static_cast<int>(j);

  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j < width; ++j) {
      const int substitution = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({substitution, above[j] + 1, row[j - 1] + 1});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    // A swap may still come from the row above at one edit more.
    if (least > limit && *std::min_element(above, above + width) + 1 > limit) return limit + 1;
    std::swap(before, above);
    std::swap(above, row);
  }
  return std::min(above[width - 1], limit + 1);
}

namespace {

// A bit for each byte of a word, more or less.
std::uint64_t bytes_in(std::string_view word) {
  std::uint64_t bits = 0;
  for (const char c : word) bits |= std::uint64_t{1} << (static_cast<unsigned char>(c) % 64);
  return bits;
}

}  // namespace

bool same_digits(std::string_view a, std::string_view b) {
  const auto next = [](std::string_view& text) {
    const auto digit = std::ranges::find_if(text, is_ascii_digit);
    const char found = digit == text.end() ? '\0' : *digit;
    text.remove_prefix(digit == text.end() ? text.size() : static_cast<std::size_t>(digit - text.begin()) + 1);
    return found;
  };
  for (;;) {
    const char its = next(a), other = next(b);
    if (its != other) return false;
    if (its == '\0') return true;
  }
}

const std::string_view* closest(std::string_view word, const std::string_view* begin, const std::string_view* end) {
  const std::string_view* best = nullptr;
  int best_distance = 4;
  const std::uint64_t letters = bytes_in(word);
  for (const std::string_view* candidate = begin; candidate != end; ++candidate) {
    const int explainable = std::min(3, static_cast<int>(std::max(word.size(), candidate->size()) / 3));
    const int limit = std::min(explainable, best_distance - 1);
    const std::size_t difference =
        word.size() > candidate->size() ? word.size() - candidate->size() : candidate->size() - word.size();
    if (limit < 0 || difference > static_cast<std::size_t>(limit)) continue;
    // An edit brings in or takes away one byte of each at most; most candidates need no table to be too far away.
    const std::uint64_t others = bytes_in(*candidate);
    if (std::popcount(letters & ~others) > limit || std::popcount(others & ~letters) > limit) continue;
    const int distance = edit_distance(word, *candidate, limit);
    if (distance > limit) continue;
    best = candidate;
    best_distance = distance;
  }
  return best;
}

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view* close = closest(word, candidates.data(), candidates.data() + candidates.size());
  return close == nullptr ? std::string() : fmt::format(", did you mean \"{}\"?", *close);
}

}  // namespace rubric::text
