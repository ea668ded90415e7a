#include "lint/rule/same_words.h"

#include <algorithm>
#include <vector>

#include "lint/text/edit_distance.h"
#include "lint/text/words.h"

namespace rubric::rule {
namespace {

constexpr std::size_t kFunctionWord = 3;   // "of", "for", "the": what is no longer says little by itself

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& it : words) out += it;
  return out;
}

bool is_near(std::string_view a, std::string_view b) {
  const int limit = static_cast<int>(std::min<std::size_t>(std::max(a.size(), b.size()) / 4, 3));
  return edit_distance(a, b, limit) <= limit;
}

std::string initials(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& it : words) out += it.front();
  return out;
}

}  // namespace

bool says_the_same(std::string_view before, std::string_view after, std::string_view name,
                   std::span<const std::string> names, std::span<const std::string> around) {
  const std::vector<std::string> old_words = words_of(before), new_words = words_of(after);
  const std::string old_letters = joined(old_words);
  const std::string_view prefix =
      after.ends_with(name) ? after.substr(0, after.size() - name.size()) : std::string_view();
  if (is_near(old_letters, joined(new_words)) || std::ranges::find(names, before) != names.end()) return true;
  for (const std::string& it : names) {
    if (is_near(old_letters, joined(words_of(std::string(prefix) + it)))) return true;
  }

  std::vector<std::string> said = new_words;
  for (const std::string& it : around) {
    for (std::string& word : words_of(it)) said.push_back(std::move(word));
  }
  said.push_back(initials(words_of(name)));
  return std::ranges::all_of(old_words, [&](const std::string& word) {
    return word.size() <= kFunctionWord ||
           std::ranges::any_of(said, [&](const std::string& it) { return is_near(word, it); });
  });
}

}  // namespace rubric::rule
