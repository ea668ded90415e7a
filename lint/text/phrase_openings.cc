#include "lint/text/phrase_openings.h"

#include <algorithm>

#include "lint/text/ascii.h"
#include "lint/text/byte_blocks.h"

namespace rubric::text {
int rarity(char letter) {
  constexpr std::string_view kByFrequency = "etaoinshrdlcumwfgypbvkjxqz";
  return static_cast<int>(kByFrequency.find(letter));
}

void PhraseOpenings::add(const Phrase& phrase) {
  any_ = any_ || phrase.first_words().empty();
  first_letters_ |= phrase.first_letters();
  std::vector<std::size_t> telling;
  for (std::string& word : phrase.telling_words()) {
    const auto known = std::ranges::find(telling_, word, &Telling::word);
    telling.push_back(static_cast<std::size_t>(known - telling_.begin()));
    if (known != telling_.end()) continue;
    const auto rarest = std::ranges::max_element(word, {}, rarity) - word.begin();
    telling_.push_back({std::move(word), static_cast<std::size_t>(rarest)});
  }
  for (const std::uint64_t key : phrase.first_words()) {
    auto opening = std::ranges::find(openings_, key, &Opening::first_word);
    const bool known = opening != openings_.end();
    if (!known) opening = openings_.insert(opening, {key, {}, telling.empty()});
    opening->always = opening->always || telling.empty();
    for (const std::size_t it : telling) {
      if (std::ranges::find(opening->telling, it) == opening->telling.end()) opening->telling.push_back(it);
    }
  }
}

namespace {

// Whether two letters stand side by side somewhere, in any case; true as well where a look does not tell.
bool may_have(std::string_view text, char first, char second) {
  constexpr std::size_t kBytes = sizeof(BytesOf16) + 1;
  if (text.size() < kBytes) return true;
  const auto hits_at = [&](std::size_t at) { return side_by_side(text.data() + at, first, second); };
  const std::size_t last = text.size() - kBytes;
  BytesOf16 hits = hits_at(last);   // some of these are looked at twice
  for (std::size_t at = 0; at < last; at += sizeof(BytesOf16)) hits |= hits_at(at);
  return any(hits);
}

}  // namespace

bool PhraseOpenings::stands_in(std::string_view text, const Telling& telling) {
  const std::string& word = telling.word;
  const std::size_t pair =
      telling.rarest + 1 < word.size() ? telling.rarest : telling.rarest - 1;  // of one letter: none
  if (pair < word.size() && !may_have(text, word[pair], word[pair + 1])) return false;
  for (const char letter : {word[telling.rarest], static_cast<char>(word[telling.rarest] & ~0x20)}) {
    for (std::size_t at = text.find(letter, telling.rarest); at != text.npos; at = text.find(letter, at + 1)) {
      const std::size_t begin = at - telling.rarest;
      if (begin + word.size() > text.size()) break;
      const auto same = [](char a, char b) { return a == ascii_small(b); };
      if (std::equal(word.rbegin(), word.rend(), text.substr(begin, word.size()).rbegin(), same)) return true;
    }
  }
  return false;
}

bool PhraseOpenings::may_begin(std::string_view text) const {
  if (any_) return true;
  const auto wide = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  const auto first =
      std::ranges::find_if(text, [&](char c) { return is_ascii_letter(c) || is_ascii_digit(c) || wide(c); });
  if (first == text.end()) return false;
  if (is_ascii_letter(*first) && (first_letters_ >> (ascii_small(*first) - 'a') & 1) == 0) return false;
  const auto opening = std::ranges::find(openings_, first_word_key(text), &Opening::first_word);
  if (opening == openings_.end()) return false;
  return opening->always ||
         std::ranges::any_of(opening->telling, [&](std::size_t i) { return stands_in(text, telling_[i]); });
}

}  // namespace rubric::text
