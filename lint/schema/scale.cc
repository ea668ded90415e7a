#include "lint/schema/scale.h"

#include <algorithm>

#include "lint/text/ascii.h"
#include "lint/text/phrase.h"

namespace rubric::schema {
namespace {

bool is_subset(const std::vector<std::uint64_t>& small, const std::vector<std::uint64_t>& large) {
  return std::ranges::includes(large, small);
}

// The next letter or digit of a text, in lower case; 0 at its end. The destinations of links have none.
char next_letter(std::string_view text, std::size_t& at) {
  while (at < text.size()) {
    const char c = text[at++];
    if (is_ascii_small(c) || is_ascii_digit(c) || static_cast<unsigned char>(c) >= 0x80) return c;
    if (is_ascii_capital(c)) return ascii_small(c);
    if (c == ']' && at < text.size() && text[at] == '(') at = std::min(text.find(')', at), text.size());
  }
  return 0;
}

}  // namespace

bool same_letters(std::string_view left, std::string_view right) {
  std::size_t i = 0, j = 0;
  while (true) {
    const char first = next_letter(left, i), second = next_letter(right, j);
    if (first != second) return false;
    if (first == 0) return true;
  }
}

bool has_capitals(std::string_view title) {
  std::size_t run = 0;
  for (const char c : title) {
    run = c >= 'A' && c <= 'Z' ? run + 1 : 0;
    if (run == 2) return true;
  }
  return false;
}

ReadTitle read_title(const Scale& scale, std::string_view title) { return read_title(scale, read_words(title)); }

ReadTitle read_title(const Scale& scale, const Words& words) {
  ReadTitle out{.title = std::string(words.text), .steps = scale.otherwise};
  const auto reading = std::ranges::find_if(scale.readings, [&](const auto& it) { return it.title.found_in(words); });
  if (reading != scale.readings.end()) {
    out.steps = reading->steps;
    out.told = true;
  }
  // A word tells the step only if it does so in each way of reading the title.
  const auto tells = [&](const Word& word) {
    return !out.steps.empty() && std::ranges::all_of(out.steps, [&](std::uint32_t step) {
      return std::ranges::find(scale.steps[step].words, word.key) != scale.steps[step].words.end();
    });
  };
  out.family.reserve(words.list.size());
  for (const Word& word : words.list) {
    if (!std::ranges::binary_search(scale.small_words, word.key) && !tells(word)) out.family.push_back(word.stem);
  }
  std::ranges::sort(out.family);
  return out;
}

bool same_step(const ReadTitle& a, const ReadTitle& b) {
  return std::ranges::find_first_of(a.steps, b.steps) != a.steps.end();
}

bool same_family(const ReadTitle& a, const ReadTitle& b) {
  return is_subset(a.family, b.family) || is_subset(b.family, a.family);
}

bool foreign(const ReadTitle& a, const ReadTitle& b) {
  if (a.family.empty() || b.family.empty() || has_capitals(a.title) || has_capitals(b.title)) return false;
  return std::ranges::find_first_of(a.family, b.family) == a.family.end();
}

Ranks ranks_of(const Scale& scale, const ReadTitle& title) {
  if (title.steps.empty()) return {};
  Ranks ranks{UINT32_MAX, 0};
  for (const std::uint32_t step : title.steps) {
    ranks.low = std::min(ranks.low, scale.steps[step].rank);
    ranks.high = std::max(ranks.high, scale.steps[step].rank);
  }
  return ranks;
}

std::uint32_t lowest_rank(const Scale& scale, const ReadTitle& title) { return ranks_of(scale, title).low; }
std::uint32_t highest_rank(const Scale& scale, const ReadTitle& title) { return ranks_of(scale, title).high; }

bool is_lower(const Scale& scale, const ReadTitle& a, const ReadTitle& b) {
  return a.known() && b.known() && ranks_of(scale, a).below(ranks_of(scale, b));
}

const std::string& track_of(const Scale& scale, const ReadTitle& title) {
  static const std::string kNoTrack;
  return title.known() ? scale.steps[title.steps.front()].track : kNoTrack;
}

std::string without_markup(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == ']' && at + 1 < text.size() && text[at + 1] == '(') {
      const std::size_t close = text.find(')', at);
      at = close == text.npos ? text.size() : close;
      continue;
    }
    if (c == '[' || c == ']' || c == '*' || c == '_' || c == '`' || c == '{' || c == '}') continue;
    const bool blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (blank && (plain.empty() || plain.back() == ' ')) continue;
    plain += blank ? ' ' : c;
  }
  while (!plain.empty() && (plain.back() == ' ' || plain.back() == ',')) plain.pop_back();
  return plain;
}

}  // namespace rubric::schema
