// A text as words: where each begins and ends, and a key that is the same for the same letters in any case.
#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

#include "lint/text/ascii.h"
#include "lint/text/phrase.h"
#include "lint/text/word_bit.h"

namespace rubric::text {
namespace {

constexpr std::uint64_t kSeed = 0xcbf29ce484222325, kPrime = 0x9e3779b97f4a7c15;

enum class Kind : std::uint8_t { none, letter, capital, digit, wide };

constexpr std::array<Kind, 256> kinds() {
  std::array<Kind, 256> out{};
  for (std::size_t c = 'a'; c <= 'z'; ++c) out[c] = Kind::letter;
  for (std::size_t c = 'A'; c <= 'Z'; ++c) out[c] = Kind::capital;
  for (std::size_t c = '0'; c <= '9'; ++c) out[c] = Kind::digit;
  for (std::size_t c = 0x80; c <= 0xff; ++c) out[c] = Kind::wide;
  return out;
}
constexpr std::array<Kind, 256> kKinds = kinds();

// Punctuation beyond ASCII: a no-break space, dashes, quotation marks. How many bytes; 0 if it is a letter.
std::size_t wide_mark(std::string_view text, std::size_t at, bool& dash) {
  if (text.substr(at, 2) == "\xc2\xa0") return 2;
  if (text.substr(at, 2) != "\xe2\x80" || at + 2 >= text.size()) return 0;
  dash = text[at + 2] == '\x93' || text[at + 2] == '\x94';
  return 3;
}

// "](…)" of a link; only its "]" if there is no end to it.
std::size_t behind_destination(std::string_view text, std::size_t at) {
  const std::size_t close = text.find(')', at);
  return close == text.npos ? at + 1 : close + 1;
}

constexpr std::uint64_t each_byte(unsigned char byte) { return byte * std::uint64_t{0x0101010101010101}; }

constexpr bool in_word(Kind kind) { return kind == Kind::letter || kind == Kind::capital || kind == Kind::digit; }

std::uint64_t mixed(std::uint64_t key, std::uint64_t letters) {
  key = (key ^ letters) * kPrime;
  return key ^ (key >> 32);
}

// Eight letters at most as one number, the first lowest.
std::uint64_t packed(std::string_view letters) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    out |= std::uint64_t{static_cast<unsigned char>(letters[i])} << (8 * i);
  }
  return out;
}

// The key of letters in lower case.
std::uint64_t key_of(std::string_view letters) {
  std::uint64_t key = kSeed;
  for (; letters.size() >= 8; letters.remove_prefix(8)) key = mixed(key, packed(letters.substr(0, 8)));
  return letters.empty() ? key : mixed(key, packed(letters));
}

// Reads letters and digits of ASCII, eight at a time; the key of all before the eight in which they end is `before`.
struct PlainRun {
  std::size_t size = 0;
  std::uint64_t before = kSeed;
  std::uint64_t last = 0;     // up to eight letters, in lower case
  std::size_t last_size = 0;

  // Bit 5 tells capitals from small letters, and digits have it.
  void read(std::string_view text, std::size_t at) {
    constexpr std::uint64_t kSmall = each_byte(0x20), kHigh = each_byte(0x80);
    const std::size_t begin = at;
    while (std::endian::native == std::endian::little && text.size() - at >= 8) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + at, 8);
      const std::uint64_t low = eight & ~kHigh, small = low | kSmall;
      const std::uint64_t letter = (small + each_byte(0x80 - 'a')) & ~(small + each_byte(0x7f - 'z'));
      const std::uint64_t digit = (low + each_byte(0x80 - '0')) & ~(low + each_byte(0x7f - '9'));
      const std::uint64_t ends = ~((letter | digit) & ~eight) & kHigh;
      const std::size_t count = ends == 0 ? 8 : static_cast<std::size_t>(std::countr_zero(ends)) / 8;
      at += count;
      if (count == 8) {
        if (last_size == 8) before = mixed(before, last);
        last = small;
        last_size = 8;
        continue;
      }
      if (count > 0) add(small & ((std::uint64_t{1} << (8 * count)) - 1), count);
      size = at - begin;
      return;
    }
    std::uint64_t rest = 0;
    std::size_t count = 0;
    for (; at < text.size() && in_word(kKinds[static_cast<unsigned char>(text[at])]); ++at) {
      rest |= std::uint64_t{static_cast<unsigned char>(text[at]) | 0x20u} << (8 * count);
      if (++count < 8) continue;
      add(rest, 8);
      rest = count = 0;
    }
    if (count > 0) add(rest, count);
    size = at - begin;
  }

  void add(std::uint64_t letters, std::size_t count) {
    if (last_size == 8) before = mixed(before, last);
    last = letters;
    last_size = count;
  }

  std::uint64_t key() const { return mixed(before, last); }

  // That without an s at the end, which is there.
  std::uint64_t stem() const {
    if (last_size == 1) return before;
    return mixed(before, last & ((std::uint64_t{1} << (8 * (last_size - 1))) - 1));
  }
};

// A word with letters beyond ASCII or an apostrophe, as plain bytes; what ends it stays.
std::string letters_of(std::string_view text, std::size_t& at) {
  std::string letters;
  for (; at < text.size(); ++at) {
    unsigned char c = static_cast<unsigned char>(text[at]);
    const Kind kind = kKinds[c];
    if (kind == Kind::none && c != '\'') break;
    if (kind == Kind::wide) {
      bool ignored = false;
      if (const std::size_t size = wide_mark(text, at, ignored); size == 3 && text[at + 2] == '\x99') {
        c = '\'';
        at += 2;
      } else if (size > 0) {
        break;
      }
    }
    letters += static_cast<char>(kind == Kind::capital ? c | 0x20 : c);
  }
  return letters;
}

// Reads the word that begins at `at`.
void read_word(std::string_view text, std::size_t& at, Word& word) {
  PlainRun run;
  run.read(text, at);
  const std::size_t end = at + run.size;
  if (end == text.size() || (text[end] != '\'' && kKinds[static_cast<unsigned char>(text[end])] != Kind::wide)) {
    at = end;
    word.key = run.key();
    const bool plural = run.size > 3 && (text[end - 1] | 0x20) == 's' && (text[end - 2] | 0x20) != 's';
    word.stem = plural ? run.stem() : word.key;
    return;
  }
  const std::string letters = letters_of(text, at);
  word.key = key_of(letters);
  const bool plural = letters.size() > 3 && letters.back() == 's' && letters[letters.size() - 2] != 's';
  word.stem = plural ? key_of(std::string_view(letters).substr(0, letters.size() - 1)) : word.key;
}

}  // namespace

void read_words(std::string_view text, Words& out, std::size_t most) {
  most = std::min(most, kMostWords);
  out.text = text;
  out.list.clear();
  if (out.list.capacity() == 0) out.list.reserve(std::min<std::size_t>(most, 8));
  out.mask = 0;
  bool dash = false, stop = false;
  for (std::size_t at = 0; at < text.size() && out.list.size() < most;) {
    const Kind kind = kKinds[static_cast<unsigned char>(text[at])];
    std::size_t mark = 0;
    if (kind == Kind::wide) {
      bool wide_dash = false;
      mark = wide_mark(text, at, wide_dash);
      dash = dash || (wide_dash && at > 0 && is_ascii_space(text[at - 1]));
    }
    if (kind == Kind::none || mark > 0) {
      const char c = text[at];
      if (c == ' ') {
        ++at;
        continue;
      }
      const bool ends = at + 1 >= text.size() || is_ascii_space(text[at + 1]);
      if (c == ';' || c == ':') {
        stop = true;
      } else if ((c == '.' || c == '!' || c == '?') && ends) {
        // "Sr." and "etc." end no sentence.
        stop = stop || c != '.' || out.list.empty() || out.list.back().end - out.list.back().begin > 3;
      } else if (c == '-' && ends && at > 0 && is_ascii_space(text[at - 1])) {
        dash = true;
      } else if (c == ']' && at + 1 < text.size() && text[at + 1] == '(') {
        at = behind_destination(text, at);
        continue;
      }
      at += std::max<std::size_t>(mark, 1);
      continue;
    }
    Word& word = out.list.emplace_back();
    word.begin = static_cast<std::uint32_t>(at);
    word.before = stop ? Word::Gap::stop : dash ? Word::Gap::dash : Word::Gap::plain;
    word.capital = kind == Kind::capital;
    word.number = kind == Kind::digit;
    read_word(text, at, word);
    word.end = static_cast<std::uint32_t>(at);
    out.mask |= word_bit(word.key);
    dash = stop = false;
  }
}

Words read_words(std::string_view text) {
  Words out;
  read_words(text, out);
  return out;
}

std::uint64_t word_key(std::string_view word) {
  const Words words = read_words(word);
  return words.list.empty() ? kSeed : words.list.front().key;
}

std::uint64_t first_word_key(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Kind kind = kKinds[static_cast<unsigned char>(text[at])];
    bool dash = false;
    const std::size_t mark = kind == Kind::wide ? wide_mark(text, at, dash) : kind == Kind::none ? 1 : 0;
    if (mark == 0) {
      Word word;
      read_word(text, at, word);
      return word.key;
    }
    const bool destination = text[at] == ']' && at + 1 < text.size() && text[at + 1] == '(';
    at = destination ? behind_destination(text, at) : at + mark;
  }
  return 0;
}

}  // namespace rubric::text
