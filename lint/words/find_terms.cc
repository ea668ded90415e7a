#include "lint/words/find_terms.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "lint/text/ascii.h"
#include "lint/text/word_hash.h"

namespace rubric::words {
namespace {

constexpr std::uint32_t kLongestGap = 8;    // words that "..." stands for

bool ends_clause(std::string_view between) { return between.find_first_of(".;:!?\x1f") != std::string_view::npos; }

class Finder {
 public:
  Finder(const Prose& prose, const TermTable& table) : prose_(prose), words_(prose.words()), table_(table) {}

  // `marked` are the words that may be keys.
  std::vector<TermHit> find(std::span<const std::uint32_t> marked) {
    block_ = prose_.blocks().data();
    for (const std::uint32_t it : marked) {
      while (it >= block_->last_word) ++block_;
      look_up(words_[it].hash, it);
    }
    for (std::uint32_t length = 1; length <= TermTable::kLongestStemKey; ++length) {
      if ((table_.stem_lengths >> length & 1) != 0) find_stems(length);
    }
    const auto place = [](const TermHit& it) { return std::tuple(it.first, it.last, it.term); };
    std::ranges::sort(hits_, {}, place);
    const auto [first, last] = std::ranges::unique(hits_, {}, place);
    hits_.erase(first, last);
    return std::move(hits_);
  }

 private:
  void find_stems(std::uint32_t length) {
    for (const Prose::Block& block : prose_.blocks()) {
      block_ = &block;
      for (std::uint32_t i = block.first_word; i < block.last_word; ++i) {
        if (words_[i].size() < length) continue;
        const std::uint64_t key = stem_key(word_hash(prose_.bytes().substr(words_[i].begin, length)));
        if ((*table_.marks)[word_mark(key)] != 0) look_up(key, i);
      }
    }
  }

  [[gnu::noinline]] void look_up(std::uint64_t key, std::uint32_t word) {   // few words come here
    const TermKey* const end = table_.keys.data() + table_.keys.size();
    for (std::size_t slot = table_.first_slot(key); table_.slots[slot] != 0;
         slot = (slot + 1) & (table_.slots.size() - 1)) {
      const TermKey* row = table_.keys.data() + (table_.slots[slot] - 1);
      if (row->hash != key) continue;
      const std::uint64_t before = word > block_->first_word ? TermTable::beside_bit(words_[word - 1].hash) : 0;
      const std::uint64_t behind = word + 1 < block_->last_word ? TermTable::beside_bit(words_[word + 1].hash) : 0;
      const std::uint64_t second = word + 2 < block_->last_word ? TermTable::beside_bit(words_[word + 2].hash) : 0;
      for (; row != end && row->hash == key; ++row) {
        if ((row->not_second & second) != 0) continue;
        if ((row->before & before) != 0 || (row->behind & behind) != 0 || row->alone) try_term(*row, word);
      }
      return;
    }
  }

  // The term's words on both sides of the one that led here.
  [[gnu::noinline]] void try_term(const TermKey& row, std::uint32_t word) {
    const TermRow& term = table_.terms[row.term];
    const AlternativeRow& wanted = table_.alternatives[row.alternative];
    if (term.letters == TermCase::other ? prose_[words_[word]] == table_[wanted.text]
                                        : !fits(term, wanted, words_[word])) {
      return;
    }
    const std::optional<std::uint32_t> first = backward(term, term.key, word);
    if (!first) return;
    const std::optional<std::uint32_t> last = forward(term, term.key + 1, word + 1);
    if (!last || !accepts(term, *first, *last)) return;
    hits_.push_back({&table_, row.term, *first, *last, static_cast<std::uint32_t>(block_ - prose_.blocks().data())});
  }

  bool accepts(const TermRow& term, std::uint32_t first, std::uint32_t last) const {
    const std::string_view behind = table_[term.behind];
    if (!behind.empty()) {
      const std::uint32_t begin = words_[first].begin;
      if (begin == 0 || behind.find(prose_.bytes()[begin - 1]) == std::string_view::npos ||
          behind.find(prose_.before(first)) == std::string_view::npos) {
        return false;
      }
    }
    return !prose_.is_code(first) && (last - first == 1 || !prose_.is_code(last - 1));
  }

  bool fits(const TermRow& term, const ElementRow& element, std::uint32_t word) const {
    for (std::uint32_t i = element.first; i < element.last; ++i) {
      if (fits(term, table_.alternatives[i], words_[word])) return true;
    }
    return false;
  }

  bool fits(const TermRow& term, const AlternativeRow& wanted, const Prose::Word& word) const {
    switch (wanted.kind) {
      case AlternativeRow::Kind::number: return std::ranges::all_of(prose_[word], is_ascii_digit);
      case AlternativeRow::Kind::word:
        return word.hash == wanted.hash && (term.letters != TermCase::exact || prose_[word] == table_[wanted.text]);
      case AlternativeRow::Kind::stem: {
        const auto same = [&](char a, char b) { return (term.letters == TermCase::exact ? a : ascii_small(a)) == b; };
        return std::ranges::equal(prose_[word].substr(0, wanted.text.size), table_[wanted.text], same);
      }
    }
    return false;
  }

  // What stands for a number in a term may be written so: "5+ years", "(5) years", "ten+ years".
  bool is_number(const ElementRow& element) const {
    return element.first < element.last && table_.alternatives[element.first].kind == AlternativeRow::Kind::number;
  }

  // Whether `word` may follow the one before it, which is `before`, where the list has a certain text between the two.
  bool joins(const ElementRow& before, const ElementRow& element, std::uint32_t word) const {
    const std::string_view join = table_[element.join];
    if (join == " " && prose_.follows_blank(word)) return true;
    const std::string between = prose_.between(word);
    const bool apostrophe = join == "'" || join == "\xe2\x80\x99";
    if (apostrophe) return between == "'" || between == "\xe2\x80\x99";
    if (join.find_first_not_of(" -/") != std::string_view::npos) return between == join;
    return !between.empty() && between.size() <= 4 &&
           between.find_first_not_of(is_number(before) ? " -/+()" : " -/") == std::string_view::npos;
  }

  bool in_block(std::uint32_t word) const { return word >= block_->first_word && word < block_->last_word; }

  // The end of the term whose elements from `element` on begin at `word`.
  std::optional<std::uint32_t> forward(const TermRow& term, std::uint32_t element, std::uint32_t word) {
    if (element == term.last_element) return word;
    const ElementRow& it = table_.elements[element];
    if (it.gap) {
      for (std::uint32_t i = 0; i <= kLongestGap; ++i) {
        if (!in_block(word + i)) break;
        if (const auto end = forward(term, element + 1, word + i)) return end;
        if (ends_clause(prose_.between(word + i))) break;
      }
      return std::nullopt;
    }
    if (in_block(word) && fits(term, it, word) &&
        (is_behind_gap(term, element) ? !ends_clause(prose_.between(word))
                                      : joins(table_.elements[element - 1], it, word))) {
      if (const auto end = forward(term, element + 1, word + 1)) return end;
    }
    return it.optional ? forward(term, element + 1, word) : std::nullopt;
  }

  // The beginning of the term whose elements up to `element`, which stands at `word`.
  std::optional<std::uint32_t> backward(const TermRow& term, std::uint32_t element, std::uint32_t word) {
    if (element == term.first_element) return word;
    const ElementRow& here = table_.elements[element];
    std::uint32_t wanted = element - 1;
    if (table_.elements[wanted].gap) {
      if (wanted == term.first_element) return word;
      --wanted;
      for (std::uint32_t i = 1; i <= kLongestGap + 1 && word - block_->first_word >= i; ++i) {
        if (ends_clause(prose_.between(word - i + 1))) break;
        for (std::uint32_t it = wanted;; --it) {   // or the one before, where this one may be absent
          if (fits(term, table_.elements[it], word - i)) {
            if (const auto begin = backward(term, it, word - i)) return begin;
          }
          if (!table_.elements[it].optional || it == term.first_element) break;
        }
      }
      return std::nullopt;
    }
    const ElementRow& before = table_.elements[wanted];
    if (word > block_->first_word && fits(term, before, word - 1) && joins(before, here, word)) {
      if (const auto begin = backward(term, wanted, word - 1)) return begin;
    }
    return before.optional ? backward(term, wanted, word) : std::nullopt;
  }

  bool is_behind_gap(const TermRow& term, std::uint32_t element) const {
    return element > term.first_element && table_.elements[element - 1].gap;
  }

  const Prose& prose_;
  std::span<const Prose::Word> words_;
  const TermTable& table_;
  const Prose::Block* block_ = nullptr;   // that is looked through
  std::vector<TermHit> hits_;
};

}  // namespace

std::vector<TermHit> find_terms(const Prose& prose, const TermTable& table) {
  std::vector<std::uint32_t> marked;
  const std::span<const Prose::Word> words = prose.words();
  for (std::uint32_t i = 0; i < words.size(); ++i) {
    if ((*table.marks)[word_mark(words[i].hash)] != 0) marked.push_back(i);
  }
  return Finder(prose, table).find(marked);
}

std::vector<TermHit> find_marked_terms(const Prose& prose, const TermTable& table) {
  return Finder(prose, table).find(prose.marked());
}

}  // namespace rubric::words
