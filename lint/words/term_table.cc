#include "lint/words/term_table.h"

#include <algorithm>
#include <array>
#include <bit>
#include <tuple>

#include "lint/text/ascii.h"
#include "lint/text/word_hash.h"

namespace rubric::words {
namespace {

constexpr std::string_view kGap = "...";

// Words that stand in every other sentence: no keys if there is another one.
constexpr auto kCommonest = std::to_array<std::string_view>({"a", "and", "in", "of", "the", "to"});
constexpr auto kLittleWords =
    std::to_array<std::string_view>({"an", "are", "as", "at", "be", "for", "from", "have", "is", "it", "on", "or",
                                     "our", "that", "this", "we", "will", "with"});
// Words that stand on every other page that somebody checks.
constexpr auto kOftenUsed = std::to_array<std::string_view>(
    {"ability",     "able",    "company",       "data",   "experience", "gitlab",   "job",
     "knowledge",   "manager", "need",          "needs",  "people",     "position", "responsibilities",
     "responsible", "role",    "senior",        "skills", "support",    "team",     "teams",
     "technical",   "time",    "understanding", "work",   "working"});

bool is_word_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c) || (c & '\x80') != 0; }

// How many bytes at `at` belong to a word: letters, digits, and letters beyond ASCII but no quotes and dashes.
bool in_word(std::string_view text, std::size_t at) {
  if (text[at] == '\xe2' || (at >= 1 && text[at - 1] == '\xe2') || (at >= 2 && text[at - 2] == '\xe2')) return false;
  return is_word_byte(text[at]);
}

std::vector<std::string_view> strings(const YamlTree& tree, YamlId value) {
  std::vector<std::string_view> out;
  if (value == kNoYaml) return out;
  if (tree[value].kind == YamlNode::Kind::scalar) out.emplace_back(tree[value].value);
  for (const YamlId it : tree.children(value)) out.emplace_back(tree[it].value);
  return out;
}

// How rarely a word is seen, in any case, roughly: the longer the rarer.
std::size_t rarity(std::string word) {
  std::ranges::transform(word, word.begin(), ascii_small);
  if (std::ranges::find(kCommonest, word) != kCommonest.end()) return 0;
  if (std::ranges::find(kLittleWords, word) != kLittleWords.end()) return 1;
  return std::ranges::find(kOftenUsed, word) != kOftenUsed.end() ? 2 : word.size() + 2;
}

}  // namespace

std::uint64_t stem_key(std::uint64_t hash_of_letters) { return hash_of_letters ^ 0x5bd1e9955bd1e995; }

TextRow TermTableBuilder::keep(std::string_view text) {
  if (text.empty()) return {};
  const TextRow row{static_cast<std::uint32_t>(text_.size()), static_cast<std::uint32_t>(text.size())};
  text_ += text;
  return row;
}

std::uint32_t TermTableBuilder::list_number(std::string_view rule, std::string_view list) {
  const auto said = [&](TextRow it) { return std::string_view(text_).substr(it.at, it.size); };
  const auto found =
      std::ranges::find_if(lists_, [&](const ListRow& it) { return said(it.rule) == rule && said(it.name) == list; });
  if (found != lists_.end()) return static_cast<std::uint32_t>(found - lists_.begin());
  lists_.push_back({keep(rule), keep(list)});
  return static_cast<std::uint32_t>(lists_.size() - 1);
}

void TermTableBuilder::read(const YamlTree& lists, std::string_view rule) {
  if (lists.empty()) return;
  for (const YamlId list : lists.children(lists.root())) {
    for (const YamlId entry : lists.children(list)) {
      if (lists[entry].kind == YamlNode::Kind::scalar) {
        add(rule, lists.key_of(list), lists[entry].value);
        continue;
      }
      const auto value_of = [&](std::string_view key) -> std::string_view {
        const YamlId value = lists.find(entry, key);
        return value == kNoYaml ? std::string_view() : std::string_view(lists[value].value);
      };
      TermRow term{.text = keep(value_of("term")),
                   .note = keep(value_of("note")),
                   .behind = keep(value_of("behind")),
                   .list = list_number(rule, lists.key_of(list)),
                   .first_use = static_cast<std::uint32_t>(uses_.size())};
      term.letters = value_of("case") == "exact"   ? TermCase::exact
                     : value_of("case") == "other" ? TermCase::other
                                                   : TermCase::any;
      for (const std::string_view use : strings(lists, lists.find(entry, "use"))) uses_.push_back(keep(use));
      term.last_use = static_cast<std::uint32_t>(uses_.size());
      read_elements(value_of("term"), term);
    }
  }
}

void TermTableBuilder::add(std::string_view rule, std::string_view list, std::string_view term) {
  TermRow row{.text = keep(term), .list = list_number(rule, list)};
  read_elements(term, row);
}

// Elements end at blanks, and at signs that are no part of a word or of this language.
void TermTableBuilder::read_elements(std::string_view written, TermRow& term) {
  term.first_element = static_cast<std::uint32_t>(elements_.size());
  std::size_t joined = 0;   // where what stands before the next element begins
  for (std::size_t at = 0; at < written.size();) {
    const bool gap = written.substr(at).starts_with(kGap);
    if (!gap && !in_word(written, at) && written[at] != '#' && written[at] != '*') {
      ++at;
      continue;
    }
    ElementRow element{.join = keep(written.substr(joined, at - joined)), .gap = gap};
    std::size_t end = at;
    if (gap) {
      end = at + kGap.size();
    } else {
      while (end < written.size() &&
             (in_word(written, end) || written[end] == '|' || written[end] == '*' || written[end] == '#')) {
        ++end;
      }
      read_alternatives(written.substr(at, end - at), term.letters != TermCase::any, element);
      element.optional = end < written.size() && written[end] == '?';
      if (element.optional) ++end;
    }
    elements_.push_back(element);
    at = joined = end;
  }
  term.last_element = static_cast<std::uint32_t>(elements_.size());
  if (term.first_element == term.last_element) return;   // nothing to look for
  const auto number = static_cast<std::uint32_t>(terms_.size());
  std::size_t best = 0;
  term.key = term.first_element;
  for (std::uint32_t i = term.first_element; i < term.last_element; ++i) {
    const ElementRow& it = elements_[i];
    if (it.gap || it.optional) continue;
    std::size_t least = SIZE_MAX;
    for (std::uint32_t j = it.first; j < it.last; ++j) {
      const AlternativeRow& word = alternatives_[j];
      if (word.kind == AlternativeRow::Kind::number) least = 0;
      if (word.kind == AlternativeRow::Kind::stem) {
        least = std::min<std::size_t>(least, 1);  // stems are looked for apart
      }
      least = std::min(least, rarity(text_.substr(word.text.at, word.text.size)) + 1);
    }
    if (least > best) {
      best = least;
      term.key = i;
    }
  }
  terms_.push_back(term);
  add_keys(term, number);
}

void TermTableBuilder::read_alternatives(std::string_view written, bool exact, ElementRow& element) {
  element.first = static_cast<std::uint32_t>(alternatives_.size());
  for (std::size_t at = 0; at <= written.size();) {
    const std::size_t end = std::min(written.find('|', at), written.size());
    std::string word(written.substr(at, end - at));
    at = end + 1;
    AlternativeRow row;
    if (word == "#") row.kind = AlternativeRow::Kind::number;
    if (word.ends_with('*')) {
      row.kind = AlternativeRow::Kind::stem;
      word.pop_back();
    }
    if (word.empty() && row.kind != AlternativeRow::Kind::stem) continue;
    if (!exact) std::ranges::transform(word, word.begin(), ascii_small);
    row.hash = word_hash(word);
    row.text = keep(word);
    alternatives_.push_back(row);
  }
  element.last = static_cast<std::uint32_t>(alternatives_.size());
}

void TermTableBuilder::add_keys(const TermRow& term, std::uint32_t number) {
  const ElementRow& element = elements_[term.key];
  constexpr std::uint64_t kAny = ~std::uint64_t{0};
  TermKey row{.term = number};
  const std::uint64_t behind = term.key + 1 < term.last_element ? words_of(elements_[term.key + 1]) : kAny;
  const std::uint64_t before = term.key > term.first_element ? words_of(elements_[term.key - 1]) : kAny;
  if (behind != kAny) row.behind = behind;
  else if (before != kAny) row.before = before;
  else row.alone = true;
  if (behind != kAny && term.key + 2 < term.last_element) row.not_second = ~words_of(elements_[term.key + 2]);
  for (std::uint32_t i = element.first; i < element.last; ++i) {
    const AlternativeRow& it = alternatives_[i];
    if (it.kind == AlternativeRow::Kind::number || it.text.size == 0) continue;
    row.alternative = i;
    if (it.kind == AlternativeRow::Kind::word) {
      row.hash = it.hash;
    } else {
      const std::string_view letters =
          std::string_view(text_).substr(it.text.at, std::min<std::size_t>(it.text.size, TermTable::kLongestStemKey));
      row.hash = stem_key(word_hash(letters));
      stem_lengths_ |= 1U << letters.size();
    }
    keys_.push_back(row);
  }
}

// The bits of the words that an element may be; all where it may be another one, or none.
std::uint64_t TermTableBuilder::words_of(const ElementRow& element) const {
  std::uint64_t bits = element.gap || element.optional ? ~std::uint64_t{0} : 0;
  for (std::uint32_t i = element.first; i < element.last; ++i) {
    const bool word = alternatives_[i].kind == AlternativeRow::Kind::word;
    bits |= word ? TermTable::beside_bit(alternatives_[i].hash) : ~std::uint64_t{0};
  }
  return bits;
}

TermTable TermTableBuilder::table() {
  std::ranges::sort(keys_, {}, [](const TermKey& it) { return std::tuple(it.hash, it.term, it.alternative); });
  const auto [first, last] =
      std::ranges::unique(keys_, {}, [](const TermKey& it) { return std::tuple(it.hash, it.term, it.alternative); });
  keys_.erase(first, last);
  slots_.assign(std::bit_ceil(2 * keys_.size() + 1), 0);
  marks_.fill(0);
  const TermTable out{.text = text_,
                      .terms = terms_,
                      .uses = uses_,
                      .lists = lists_,
                      .elements = elements_,
                      .alternatives = alternatives_,
                      .keys = keys_,
                      .slots = slots_,
                      .marks = &marks_,
                      .stem_lengths = stem_lengths_};
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    const std::uint64_t hash = keys_[i].hash;
    if (i > 0 && keys_[i - 1].hash == hash) continue;
    marks_[word_mark(hash)] = 1;
    std::size_t slot = out.first_slot(hash);
    while (slots_[slot] != 0) slot = (slot + 1) % slots_.size();
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
  return out;
}

}  // namespace rubric::words
