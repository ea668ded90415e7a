#include "lint/text/phrase.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "lint/text/word_bit.h"

namespace rubric::text {
namespace {

constexpr std::size_t kMostElements = 16;

}  // namespace

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
    for (std::uint32_t i = it.first; i < it.last; ++i) mask |= word_bit(keys[i]);
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

  bool joined(std::size_t word, std::size_t start) const {
    return word == start || words.list[word].before != Word::Gap::stop;
  }

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
      if (word < list.size() && joined(word, start) && fits(it, list[word]) && run(element + 1, word + 1, start)) {
        return true;
      }
      return it.optional && run(element + 1, word, start);
    }
    const bool slot = it.kind == Element::Kind::slot;
    if (slot && word < list.size() &&
        ((it.capital && !list[word].capital) || (it.after_dash && list[word].before != Word::Gap::dash))) {
      return false;
    }
    std::size_t last = word;
    if (slot) {
      if (word >= list.size() || !joined(word, start)) return false;
      ++last;
    }
    const bool final = element + 1 == phrase.elements.size();
    while (true) {
      const bool more = last < list.size() && joined(last, start);
      if (!(final && more)) {
        if (slot && element < slots.size()) {
          slots[element] = {static_cast<std::uint16_t>(word), static_cast<std::uint16_t>(last)};
        }
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
    if (stop < words.text.size() && words.text[stop] == ')' &&
        std::ranges::count(inside, '(') > std::ranges::count(inside, ')')) {
      ++stop;
    }
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
      if (std::ranges::none_of(words,
                               [&](const std::string& other) { return other != it && it.find(other) != it.npos; })) {
        best.push_back(it);
      }
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

}  // namespace rubric::text
