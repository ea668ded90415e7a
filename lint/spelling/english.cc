#include "lint/spelling/english.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <tuple>

#include "lint/text/edit_distance.h"

namespace rubric::spelling {
namespace spelling_parts {

#ifdef __clang__
#pragma clang diagnostic ignored \
    "-Woverlength-strings"  // as long a string as compilers have to take would hold no dictionary
#endif
#include "words.inc"
static_assert(sizeof kWords == kWordSlots * 4 + 1);
static_assert(sizeof kMisspelt == kMisspeltSlots * 4 + 1);
static_assert(sizeof kShortMisspelt == kShortMisspeltMarks + 1);
static_assert(std::endian::native == std::endian::little);   // as all machines that rubric is built for

}  // namespace spelling_parts

namespace {

// Words that stand beside others in a sentence and hardly ever in a compound.
constexpr auto kBesideOthers = std::to_array<std::string_view>({"and", "for", "from", "that", "the", "which", "with"});
constexpr auto kPrefixes = std::to_array<std::string_view>(
    {"anti",  "auto",  "bi",    "co",    "cross", "cyber", "de",    "dis",  "down",  "eco", "geo",   "hyper",  "im",
     "in",    "inter", "intra", "macro", "mega",  "meta",  "micro", "mid",  "mini",  "mis", "mono",  "multi",  "nano",
     "neuro", "non",   "off",   "on",    "out",   "over",  "poly",  "post", "pre",   "pro", "proto", "pseudo", "re",
     "self",  "semi",  "sub",   "super", "tele",  "trans", "ultra", "un",   "under", "up",  "vice"});
// What may be taken off the end of a word, and put in its place, to get the word it was made of.
constexpr std::array<std::array<std::string_view, 2>, 25> kSuffixes = {
    {{"s", ""},          {"es", ""},       {"r", ""},           {"er", ""},   {"ers", ""},
     {"rs", ""},         {"ly", ""},       {"ness", ""},        {"able", ""}, {"able", "e"},
     {"ability", ""},    {"ability", "e"}, {"ability", "able"}, {"ize", ""},  {"ized", ""},
     {"izes", ""},       {"izing", ""},    {"ise", ""},         {"less", ""}, {"ity", ""},
     {"ification", "e"}, {"ed", ""},       {"ed", "e"},         {"ing", ""},  {"ing", "e"}}};

constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz";

// Tries every word that one mistake makes of this one. The first letter stays: few get that one wrong.
class Corrector {
 public:
  static constexpr std::size_t kLongest = 40;
  explicit Corrector(std::string_view word) : word_(word) {}

  std::vector<Correction> all() && {
    swap_letters();
    leave_out_letters();
    put_in_letters();
    replace_letters();
    std::ranges::sort(found_, {}, [](const Correction& it) {
      return std::tuple(-static_cast<int>(it.rank), static_cast<int>(it.mistake), std::string_view(it.word));
    });
    return std::move(found_);
  }

 private:
  using Mistake = Correction::Mistake;

  void swap_letters() {
    put(word_, 0);
    for (std::size_t i = 1; i + 1 < word_.size(); ++i) {
      if (word_[i] == word_[i + 1]) continue;
      std::swap(tried_[i], tried_[i + 1]);
      consider(word_.size(), Mistake::swapped, i);
      std::swap(tried_[i], tried_[i + 1]);
    }
  }

  void leave_out_letters() {
    for (std::size_t i = 1; i < word_.size(); ++i) {
      if (word_[i] == word_[i - 1] && i > 1) continue;      // either of two equal letters: the same word
      put(word_.substr(0, i), 0);
      put(word_.substr(i + 1), i);
      const bool doubled = word_[i] == word_[i - 1] || (i + 1 < word_.size() && word_[i] == word_[i + 1]);
      consider(word_.size() - 1, doubled ? Mistake::doubled : Mistake::surplus, i);
    }
  }

  void put_in_letters() {
    for (std::size_t i = 1; i <= word_.size(); ++i) {
      put(word_.substr(0, i), 0);
      put(word_.substr(i), i + 1);
      try_letters(word_.size() + 1, i, [&](char c) {
        return c == word_[i - 1] || (i < word_.size() && c == word_[i]) ? Mistake::doubled : Mistake::missing;
      });
    }
  }

  void replace_letters() {
    put(word_, 0);
    for (std::size_t i = 1; i < word_.size(); ++i) {
      try_letters(word_.size(), i, [](char) { return Mistake::other; });
      tried_[i] = word_[i];
    }
  }

  // Every letter at one place. Of a short word the hash is one product, in which only one byte changes.
  template <typename MistakeOf>
  void try_letters(std::size_t size, std::size_t at, const MistakeOf& mistake_of) {
    using namespace word_hash_parts;
    const bool is_short = size <= 8;
    const std::uint64_t step =
        stirred(std::uint64_t{1} << (is_short ? 8 * (at + 8 - size) : 0));  // from one letter to the next
    // All are on their way before the first is looked at: the table is larger than what a processor has at hand.
    std::array<std::uint64_t, kLetters.size()> hashes;
    for (std::size_t i = 0; i < kLetters.size(); ++i) {
      tried_[at] = kLetters[i];
      hashes[i] = is_short && i > 0 ? hashes[i - 1] + step : word_hash_within(tried_.data(), size);
      fetch_word(hashes[i]);
    }
    for (std::size_t i = 0; i < kLetters.size(); ++i) {
      const WordRank rank = spelling::rank_of(hashes[i]);
      if (rank < WordRank::current) continue;
      tried_[at] = kLetters[i];
      add(size, rank, mistake_of(kLetters[i]), at);
    }
  }

  void put(std::string_view letters, std::size_t at) {
    std::ranges::copy(letters, tried_.begin() + static_cast<std::ptrdiff_t>(at));
  }

  void consider(std::size_t size, Mistake mistake, std::size_t at) {
    const WordRank rank = spelling::rank_of(word_hash_within(tried_.data(), size));
    const bool by_fingers = mistake == Mistake::swapped || mistake == Mistake::doubled;
    if (rank >= (by_fingers ? WordRank::known : WordRank::current)) add(size, rank, mistake, at);
  }

  void add(std::size_t size, WordRank rank, Mistake mistake, std::size_t at) {
    const std::string_view it(tried_.data(), size);
    if (it == word_ || std::ranges::find(found_, it, [](const Correction& other) {
                         return std::string_view(other.word);
                       }) != found_.end()) {
      return;
    }
    found_.push_back({std::string(it), rank, mistake, at});
  }

  std::string_view word_;
  std::array<char, kLongest + 16> tried_{};   // with room for word_hash_within to read on
  std::vector<Correction> found_;
};

}  // namespace

std::vector<Correction> corrections(std::string_view lower) {
  if (lower.size() > Corrector::kLongest) return {};
  return Corrector(lower).all();
}

std::vector<std::string_view> listed_corrections(std::string_view lower, std::uint64_t hash) {
  std::vector<std::string_view> out;
  for (std::size_t at = first_misspelt_slot(hash);; at = (at + 1) % kMisspeltSlots) {
    std::uint32_t slot;
    std::memcpy(&slot, spelling_parts::kMisspelt + at * 4, sizeof slot);
    if (slot == 0) return out;
    if ((slot ^ misspelt_mark(hash)) >= kMisspeltTexts) continue;
    const char* text = spelling_parts::kMeant + (slot & (kMisspeltTexts - 1));
    for (const char* it = text;; ++it) {
      if (*it != ',' && *it != '\n') continue;
      const std::string_view meant(text, static_cast<std::size_t>(it - text));
      const int most = 1 + static_cast<int>(lower.size() / 3);
      if (edit_distance(lower, meant, most) <= most) out.push_back(meant);
      if (*it == '\n') break;
      text = it + 1;
    }
    if (!out.empty()) return out;
  }
}

std::size_t missing_space(std::string_view lower) {
  constexpr std::size_t kShortest = 4;   // of the other word
  for (const std::string_view it : kBesideOthers) {
    if (lower.size() < it.size() + kShortest) continue;
    if (lower.ends_with(it) && rank_of(lower.substr(0, lower.size() - it.size())) >= WordRank::common) {
      return lower.size() - it.size();
    }
    if (lower.starts_with(it) && rank_of(lower.substr(it.size())) >= WordRank::common) return it.size();
  }
  return 0;
}

bool is_derived(std::string_view lower) {
  constexpr std::size_t kShortest = 3, kLongest = 60;   // longer than any two words together
  if (lower.size() > kLongest) return false;
  for (std::size_t i = kShortest; i + kShortest <= lower.size(); ++i) {
    if (rank_of(lower.substr(0, i)) >= WordRank::current && rank_of(lower.substr(i)) >= WordRank::current) return true;
  }
  for (const std::string_view prefix : kPrefixes) {
    if (lower.starts_with(prefix) && lower.size() >= prefix.size() + kShortest + 1 &&
        is_word(lower.substr(prefix.size()))) {
      return true;
    }
  }
  for (const auto& [suffix, instead] : kSuffixes) {
    if (!lower.ends_with(suffix) || lower.size() < suffix.size() + kShortest + 1) continue;
    std::string base(lower.substr(0, lower.size() - suffix.size()));
    base += instead;
    if (is_word(base)) return true;
  }
  return false;
}

}  // namespace rubric::spelling
