#include "lint/text/phrase.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace rubric {
namespace {

constexpr std::size_t kMostElements = 16;
constexpr std::uint64_t kSeed = 0xcbf29ce484222325, kPrime = 0x9e3779b97f4a7c15;

constexpr std::uint64_t bit(std::uint64_t key) { return std::uint64_t{1} << ((key ^ (key >> 29)) & 63); }

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

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

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
  for (std::size_t i = 0; i < letters.size(); ++i) out |= std::uint64_t{static_cast<unsigned char>(letters[i])} << (8 * i);
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
      dash = dash || (wide_dash && at > 0 && is_blank(text[at - 1]));
    }
    if (kind == Kind::none || mark > 0) {
      const char c = text[at];
      if (c == ' ') {
        ++at;
        continue;
      }
      const bool ends = at + 1 >= text.size() || is_blank(text[at + 1]);
      if (c == ';' || c == ':') {
        stop = true;
      } else if ((c == '.' || c == '!' || c == '?') && ends) {
        // "Sr." and "etc." end no sentence.
        stop = stop || c != '.' || out.list.empty() || out.list.back().end - out.list.back().begin > 3;
      } else if (c == '-' && ends && at > 0 && is_blank(text[at - 1])) {
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
    out.mask |= bit(word.key);
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

struct Phrase::Compiled {
  struct Element {
    enum class Kind : std::uint8_t { word, number, gap, slot } kind = Kind::word;
    bool optional = false;
    bool after_dash = false;
    bool capital = false;
    std::uint32_t first = 0, last = 0;   // words: their keys
    std::string name = {};               // slot
  };
  std::vector<Element> elements;
  std::vector<std::uint64_t> keys;
  std::vector<std::uint64_t> needed;     // masks of words, of each of which there must be one
  std::vector<std::uint64_t> first_words;
  std::uint32_t first_letters = 0;
  std::vector<std::uint32_t> letters;    // of the keys: a bit each, or all for a letter beyond ASCII
  bool at_start = false, at_end = false;
  std::string written;
  std::string error;

  void read(std::string_view text);
  void add(std::string_view token, bool after_dash);
  void look_ahead();

  // The mask of the fewest words of which there must be one.
  std::uint64_t rarest() const {
    std::uint64_t mask = ~std::uint64_t{0};
    for (const std::uint64_t it : needed) {
      if (std::popcount(it) < std::popcount(mask)) mask = it;
    }
    return mask;
  }

  bool may_be_in(const Words& words) const {
    for (const std::uint64_t mask : needed) {
      if ((words.mask & mask) == 0) return false;
    }
    return error.empty();
  }
};

void Phrase::Compiled::add(std::string_view token, bool after_dash) {
  Element it{.after_dash = after_dash};
  if (token == "...") {
    it.kind = Element::Kind::gap;
  } else if (token == "#") {
    it.kind = Element::Kind::number;
  } else if (token.starts_with('{')) {
    if (!token.ends_with('}') || token.size() < 3) {
      error = "a slot is a word in braces";
      return;
    }
    it.kind = Element::Kind::slot;
    it.name = token.substr(1, token.size() - 2);
    it.capital = it.name.front() >= 'A' && it.name.front() <= 'Z';
    if (it.capital) it.name.front() = static_cast<char>(it.name.front() | 0x20);
  } else {
    it.optional = token.ends_with('?');
    if (it.optional) token.remove_suffix(1);
    it.first = static_cast<std::uint32_t>(keys.size());
    for (std::size_t at = 0; at <= token.size();) {
      const std::size_t end = std::min(token.find('|', at), token.size());
      const Words words = read_words(token.substr(at, end - at));
      if (words.list.size() != 1) {
        error.append("\"").append(token.substr(at, end - at)).append("\" is not one word");
        return;
      }
      keys.push_back(words.list.front().key);
      const char letter = static_cast<char>(words.text[words.list.front().begin] | 0x20);
      letters.push_back(letter >= 'a' && letter <= 'z' ? 1u << (letter - 'a') : ~0u);
      at = end + 1;
    }
    it.last = static_cast<std::uint32_t>(keys.size());
  }
  elements.push_back(std::move(it));
}

void Phrase::Compiled::read(std::string_view text) {
  written = text;
  std::string_view rest = text;
  if (rest.starts_with('^')) {
    at_start = true;
    rest.remove_prefix(1);
  }
  if (rest.ends_with('$')) {
    at_end = true;
    rest.remove_suffix(1);
  }
  bool after_dash = false;
  for (std::size_t at = 0; at < rest.size() && error.empty();) {
    const std::size_t end = std::min(rest.find(' ', at), rest.size());
    const std::string_view token = rest.substr(at, end - at);
    at = end + 1;
    if (token.empty()) continue;
    if (token == "-") {
      after_dash = true;
      continue;
    }
    add(token, after_dash);
    after_dash = false;
  }
  if (error.empty() && elements.empty()) error = "a phrase needs words";
  if (elements.size() > kMostElements) error = "a phrase has 16 words and slots at most";
  look_ahead();
}

void Phrase::Compiled::look_ahead() {
  bool beginning = at_start;
  for (const Element& it : elements) {
    const bool word = it.kind == Element::Kind::word;
    if (beginning && word) first_words.insert(first_words.end(), keys.begin() + it.first, keys.begin() + it.last);
    for (std::uint32_t i = it.first; beginning && i < it.last; ++i) first_letters |= letters[i];
    if (beginning && !word) first_words.clear();
    beginning = beginning && word && it.optional;
    if (!word || it.optional) continue;
    std::uint64_t mask = 0;
    for (std::uint32_t i = it.first; i < it.last; ++i) mask |= bit(keys[i]);
    needed.push_back(mask);
  }
}

namespace {

// Depth-first, the shortest slots first. At most 64 words, so that what a phrase costs has a bound.
template <class Compiled>
struct Search {
  using Element = typename Compiled::Element;
  const Compiled& phrase;
  const Words& words;
  std::array<std::pair<std::uint16_t, std::uint16_t>, kMostElements> slots{};   // by element: words [first, second)
  std::size_t end = 0;

  bool joined(std::size_t word, std::size_t start) const { return word == start || words.list[word].before != Word::Gap::stop; }

  bool fits(const Element& it, const Word& word) const {
    if (it.after_dash && word.before != Word::Gap::dash) return false;
    if (it.kind == Element::Kind::number) return word.number;
    for (std::uint32_t i = it.first; i < it.last; ++i) {
      if (phrase.keys[i] == word.key) return true;
    }
    return false;
  }

  bool run(std::size_t element, std::size_t word, std::size_t start) {
    const std::vector<Word>& list = words.list;
    if (element == phrase.elements.size()) {
      end = word;
      return !phrase.at_end || word == list.size();
    }
    const Element& it = phrase.elements[element];
    if (it.kind == Element::Kind::word || it.kind == Element::Kind::number) {
      if (word < list.size() && joined(word, start) && fits(it, list[word]) && run(element + 1, word + 1, start)) return true;
      return it.optional && run(element + 1, word, start);
    }
    const bool slot = it.kind == Element::Kind::slot;
    if (slot && word < list.size() && ((it.capital && !list[word].capital) || (it.after_dash && list[word].before != Word::Gap::dash))) return false;
    std::size_t last = word;
    if (slot) {
      if (word >= list.size() || !joined(word, start)) return false;
      ++last;
    }
    const bool final = element + 1 == phrase.elements.size();
    while (true) {
      const bool more = last < list.size() && joined(last, start);
      if (!(final && more)) {
        if (slot && element < slots.size()) slots[element] = {static_cast<std::uint16_t>(word), static_cast<std::uint16_t>(last)};
        if (run(element + 1, last, start)) return true;
      }
      if (!more) return false;
      ++last;
    }
  }

  bool anywhere(std::size_t& start) {
    const std::size_t last = phrase.at_start ? std::min<std::size_t>(words.list.size(), 1) : words.list.size();
    for (start = 0; start < last; ++start) {
      if (run(0, start, start)) return true;
    }
    return false;
  }

  // With the bracket that closes one of its own.
  ByteRange range(std::size_t first, std::size_t behind) const {
    const std::size_t begin = words.list[first].begin;
    std::size_t stop = words.list[behind - 1].end;
    const std::string_view inside = words.text.substr(begin, stop - begin);
    if (stop < words.text.size() && words.text[stop] == ')' && std::ranges::count(inside, '(') > std::ranges::count(inside, ')')) ++stop;
    return byte_range(begin, stop);
  }
};

}  // namespace

Phrase::Phrase(std::string_view written) {
  auto compiled = std::make_shared<Compiled>();
  compiled->read(written);
  rarest_ = compiled->rarest();
  compiled_ = std::move(compiled);
}

const std::string& Phrase::error() const { return compiled_->error; }
std::uint32_t Phrase::first_letters() const { return compiled_->first_letters; }
const std::vector<std::uint64_t>& Phrase::first_words() const { return compiled_->first_words; }

std::vector<std::string> Phrase::telling_words() const {
  const auto is_plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  std::vector<std::string> best;
  std::size_t length = 0;
  std::string_view rest = compiled_->written;
  bool beginning = compiled_->at_start;
  for (std::size_t at = 0; at < rest.size();) {
    const std::size_t end = std::min(rest.find(' ', at), rest.size());
    std::string_view token = rest.substr(at, end - at);
    at = end + 1;
    if (token.starts_with('^')) token.remove_prefix(1);
    if (token.ends_with('$')) token.remove_suffix(1);
    const bool word = !token.empty() && token != "..." && token != "#" && token != "-" && !token.starts_with('{');
    const bool first = beginning;   // what the phrase begins with is known from its first words
    beginning = beginning && word && token.ends_with('?');
    if (!word || first || token.ends_with('?')) continue;
    std::vector<std::string> words;
    std::size_t shortest = SIZE_MAX;
    for (std::size_t from = 0; from <= token.size();) {
      const std::size_t to = std::min(token.find('|', from), token.size());
      std::string each(token.substr(from, to - from));
      shortest = std::min(shortest, std::ranges::all_of(each, is_plain) ? each.size() : 0);
      for (char& c : each) c = static_cast<char>(c | 0x20);
      words.push_back(std::move(each));
      from = to + 1;
    }
    // Long words are rarer than short ones. Those that hold another of them tell nothing more.
    if (shortest <= length) continue;
    length = shortest;
    best.clear();
    for (const std::string& it : words) {
      if (std::ranges::none_of(words, [&](const std::string& other) { return other != it && it.find(other) != it.npos; })) best.push_back(it);
    }
  }
  return best;
}


bool Phrase::searched(const Words& words) const {
  if (!compiled_->may_be_in(words)) return false;
  std::size_t start = 0;
  return Search<Compiled>{*compiled_, words}.anywhere(start);
}

std::optional<Phrase::Match> Phrase::match(const Words& words) const {
  if (!compiled_->may_be_in(words)) return std::nullopt;
  Search<Compiled> search{*compiled_, words};
  std::size_t start = 0;
  if (!search.anywhere(start) || search.end == start) return std::nullopt;
  Match match{.range = search.range(start, search.end)};
  for (std::size_t i = 0; i < compiled_->elements.size() && i < search.slots.size(); ++i) {
    const auto& element = compiled_->elements[i];
    if (element.kind != Compiled::Element::Kind::slot) continue;
    match.slots.push_back({element.name, search.range(search.slots[i].first, search.slots[i].second)});
  }
  return match;
}

}  // namespace rubric
