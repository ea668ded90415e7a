// A program of the build: makes the table that english.cc includes of word lists, the later of which rank higher.
//
//     embed_words RANK:FILE…      a line of a file is a word; "#" begins a comment; what is no ASCII word is passed over
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

namespace rubric {
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

int run(int count, char** arguments) {
  std::map<std::string, std::uint32_t> ranks;
  for (int i = 0; i < count; ++i) {
    const std::string argument = arguments[i];
    const std::size_t colon = argument.find(':');
    const int rank = std::atoi(argument.c_str());
    if (colon == std::string::npos || rank < 0 || rank > 3) return fail(argument, "is not RANK:FILE");
    std::vector<std::string> words;
    if (!read(argument.substr(colon + 1), words)) return fail(argument.substr(colon + 1), "cannot be read");
    for (std::string& word : words) {
      std::uint32_t& known = ranks[std::move(word)];
      known = std::max(known, static_cast<std::uint32_t>(rank));
    }
  }
  std::vector<std::uint32_t> slots(kWordSlots, 0);
  if (ranks.size() * 10 > slots.size() * 5) return fail("too many words", "the table would be slow");
  for (const auto& [word, rank] : ranks) {
    const std::uint64_t hash = word_hash(word);
    std::size_t at = first_word_slot(hash);
    while (slots[at] != 0) at = (at + 1) % kWordSlots;
    slots[at] = slot_mark(hash) | rank;
  }
  // A string literal compiles a hundred times faster than an array of numbers.
  fmt::print("// {} words\nalignas(4) extern const char kWords[] =\n", ranks.size());
  for (std::size_t i = 0; i < slots.size(); i += 16) {
    std::string line;
    for (std::size_t j = i; j < i + 16; ++j) {
      for (int byte = 0; byte < 4; ++byte) line += fmt::format("\\{:03o}", (slots[j] >> (8 * byte)) & 0xff);
    }
    fmt::print("\"{}\"\n", line);
  }
  fmt::print(";\n");
  return 0;
}

}  // namespace
}  // namespace rubric

int main(int count, char** arguments) { return rubric::run(count - 1, arguments + 1); }
