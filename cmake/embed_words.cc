// A program of the build: makes the tables that english.cc includes of word lists and of a list of misspellings.
//
//     embed_words RANK:FILE… rare:FILE… misspellings:FILE
//
// A line of a word list is a word; "#" begins a comment; what is no ASCII word is passed over. The higher rank of a
// word counts. Rare words, which have rank 0, are none where the misspellings know better. A line there is
// "wrong->right, right".
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/spelling/word_slots.h"
#include "lint/text/word_hash.h"

namespace rubric::spelling {
namespace {

// The words of a file in lower case; those with other letters than a to z are none.
bool read(const std::string& path, std::vector<std::string>& words) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  std::string word;
  bool plain = true;
  for (int c = std::getc(file);; c = std::getc(file)) {
    if (c == '\n' || c == EOF) {
      if (plain && word.size() >= 2) words.push_back(word);
      word.clear();
      plain = true;
      if (c == EOF) break;
      continue;
    }
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    if (c < 'a' || c > 'z') plain = false;
    word += static_cast<char>(c);
  }
  const bool whole = std::ferror(file) == 0;
  std::fclose(file);
  return whole;
}

int fail(std::string_view what, std::string_view why) {
  fmt::print(stderr, "{}: error: {}\n", what, why);
  return 1;
}

using Ranks = std::map<std::string, std::uint32_t>;
using Misspellings = std::map<std::string, std::vector<std::string>>;

std::vector<std::string> parts_of(const std::string& text, std::string_view separator) {
  std::vector<std::string> out;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    if (end > at) out.push_back(text.substr(at, end - at));
    at = end + separator.size();
  }
  return out;
}

bool read_misspellings(const std::string& path, Misspellings& out) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return false;
  std::string line;
  for (int c = std::getc(file);; c = std::getc(file)) {
    if (c != '\n' && c != EOF) {
      line += static_cast<char>(c);
      continue;
    }
    const std::size_t arrow = line.find("->");
    if (arrow != std::string::npos && line.front() != '#') {
      out[line.substr(0, arrow)] = parts_of(line.substr(arrow + 2), ", ");
    }
    line.clear();
    if (c == EOF) break;
  }
  const bool whole = std::ferror(file) == 0;
  std::fclose(file);
  return whole;
}

// Two neighbours swapped, or a letter doubled or not.
bool is_slip(std::string_view wrong, std::string_view right) {
  std::size_t same = 0;
  while (same < wrong.size() && same < right.size() && wrong[same] == right[same]) ++same;
  if (wrong.size() == right.size()) {
    return same + 1 < wrong.size() && wrong[same] == right[same + 1] && wrong[same + 1] == right[same] &&
           wrong.substr(same + 2) == right.substr(same + 2);
  }
  const std::string_view longer = wrong.size() > right.size() ? wrong : right,
                         shorter = wrong.size() > right.size() ? right : wrong;
  return longer.size() == shorter.size() + 1 && same > 0 && longer[same - 1] == longer[same] &&
         longer.substr(same + 1) == shorter.substr(same);
}

// Whether nothing but a blank is missing: "alot".
bool lacks_blank(std::string_view wrong, std::string right) {
  std::erase(right, ' ');
  return right == wrong;
}

// Those that are no words, with what they can have meant that is. Of up to four letters it has to be one usual word
// that they do not shorten, and of three nothing but a slip in it: names of commands are as short. Two words may be as
// short, too.
Misspellings useful(const Misspellings& all, const Ranks& ranks) {
  constexpr std::size_t kShort = 4;
  constexpr std::uint32_t kUsual = 3;
  Misspellings out;
  for (const auto& [wrong, meant] : all) {
    if (ranks.contains(wrong) || wrong.size() < 3) continue;
    std::vector<std::string> right;
    for (const std::string& it : meant) {
      const std::vector<std::string> parts = parts_of(it, " ");
      if (std::ranges::all_of(parts, [&](const std::string& part) { return part == "a" || ranks.contains(part); })) {
        right.push_back(it);
      }
    }
    if (right.empty()) continue;
    if (wrong.size() == kShort && lacks_blank(wrong, right.front())) {
      right.resize(1);
    } else if (wrong.size() <= kShort) {
      const auto rank = ranks.find(right.front());
      if (meant.size() > 1 || rank == ranks.end() || rank->second < kUsual || right.front().starts_with(wrong)) {
        continue;
      }
      if (wrong.size() < kShort && !is_slip(wrong, right.front())) continue;
    }
    out[wrong] = std::move(right);
  }
  return out;
}

void print_table(std::string_view name, const std::vector<std::uint32_t>& slots) {
  // A string literal compiles a hundred times faster than an array of numbers.
  fmt::print("alignas(4) extern const char {}[] =\n", name);
  for (std::size_t i = 0; i < slots.size(); i += 16) {
    std::string line;
    for (std::size_t j = i; j < i + 16; ++j) {
      for (int byte = 0; byte < 4; ++byte) line += fmt::format("\\{:03o}", (slots[j] >> (8 * byte)) & 0xff);
    }
    fmt::print("\"{}\"\n", line);
  }
  fmt::print(";\n");
}

// What was meant, each list once, ends with a line end; the first byte belongs to none, so that 0 is no place.
bool print_misspellings(const Misspellings& all) {
  std::vector<std::uint32_t> slots(kMisspeltSlots, 0), few(kShortMisspeltMarks / 4, 0);
  std::map<std::string, std::size_t> places;
  std::string texts = "\n";
  for (const auto& [wrong, meant] : all) {
    const std::string text = fmt::format("{}\n", fmt::join(meant, ","));
    const auto [place, fresh] = places.try_emplace(text, texts.size());
    if (fresh) texts += text;
    const std::uint64_t hash = word_hash(wrong);
    std::size_t at = first_misspelt_slot(hash);
    while (slots[at] != 0) at = (at + 1) % kMisspeltSlots;
    slots[at] = misspelt_mark(hash) | static_cast<std::uint32_t>(place->second);
    if (wrong.size() <= 4) {
      few[short_misspelt_mark(hash) / 4] |= std::uint32_t{1} << (8 * (short_misspelt_mark(hash) % 4));
    }
  }
  if (texts.size() >= kMisspeltTexts || all.size() * 2 > kMisspeltSlots) return false;
  fmt::print("// {} misspellings\n", all.size());
  print_table("kMisspelt", slots);
  print_table("kShortMisspelt", few);
  fmt::print("extern const char kMeant[] =\n");
  fmt::print("\"\\n\"\n");
  for (const std::string& it : parts_of(texts, "\n")) fmt::print("\"{}\\n\"\n", it);
  fmt::print(";\n");
  return true;
}

int run(int count, char** arguments) {
  Ranks ranks;
  std::vector<std::string> rare;
  Misspellings misspellings;
  for (int i = 0; i < count; ++i) {
    const std::string argument = arguments[i];
    const std::size_t colon = argument.find(':');
    const std::string path = argument.substr(colon + 1);
    if (argument.starts_with("rare:")) {
      if (!read(path, rare)) return fail(path, "cannot be read");
      continue;
    }
    if (argument.starts_with("misspellings:")) {
      if (!read_misspellings(path, misspellings)) return fail(path, "cannot be read");
      continue;
    }
    const int rank = std::atoi(argument.c_str());
    if (colon == std::string::npos || rank < 0 || rank > 3) return fail(argument, "is not RANK:FILE");
    std::vector<std::string> words;
    if (!read(path, words)) return fail(path, "cannot be read");
    for (std::string& word : words) {
      std::uint32_t& known = ranks[std::move(word)];
      known = std::max(known, static_cast<std::uint32_t>(rank));
    }
  }
  misspellings = useful(misspellings, ranks);
  for (std::string& word : rare) {
    if (word.size() >= 5 && !misspellings.contains(word)) ranks.try_emplace(std::move(word), 0);
  }
  std::vector<std::uint32_t> slots(kWordSlots, 0);
  if (ranks.size() * 10 > slots.size() * 6) return fail("too many words", "the table would be slow");
  for (std::uint32_t rank = 4; rank-- > 0;) {   // the usual ones first, so that they are found with one look
    for (const auto& [word, its_rank] : ranks) {
      if (its_rank != rank) continue;
      const std::uint64_t hash = word_hash(word);
      std::size_t at = first_word_slot(hash);
      while (slots[at] != 0) at = (at + 1) % kWordSlots;
      slots[at] = slot_mark(hash) | rank;
    }
  }
  fmt::print("// {} words\n", ranks.size());
  print_table("kWords", slots);
  if (!print_misspellings(misspellings)) return fail("too many misspellings", "their table has no room");
  return 0;
}

}  // namespace
}  // namespace rubric::spelling

int main(int count, char** arguments) { return rubric::spelling::run(count - 1, arguments + 1); }
