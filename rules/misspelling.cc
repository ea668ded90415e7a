// A word is misspelt if no list of English has it, it is not made of words that one has, and one typing mistake
// explains it. Names are the danger: of a word with a capital letter, more has to fit.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"
#include "lint/spelling/english.h"
#include "lint/text/ascii.h"
#include "lint/text/word_hash.h"

namespace rubric::rules {
namespace {

using Mistake = Correction::Mistake;

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), ascii_small);
  return out;
}

// Words of a hyphenated compound are halves, and what touches a gap is code.
bool stands_free(const Prose& prose, std::uint32_t word) {
  const auto touches = [](char c) { return c == '-' || c == Prose::kGap || is_ascii_letter(c); };
  return !touches(prose.before(word)) && !touches(prose.behind(word)) && !prose.is_code(word);
}

enum class Shape : std::uint8_t { small, capital, other };

Shape shape_of(std::string_view word) {
  if (!std::ranges::all_of(word.substr(1), is_ascii_small)) return Shape::other;
  return is_ascii_small(word.front()) ? Shape::small : is_ascii_capital(word.front()) ? Shape::capital : Shape::other;
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

constexpr int kOften = 4;   // who writes a word again and again means it

constexpr std::size_t kShortestName = 6;   // of those that are looked at: a short name is too near to some word

// Whether a mistake is one that people make and not one by which a name is coined: "Rybbon", "Figma", "Marketo".
bool fits_capital(std::string_view word, const Correction& it) {
  if (it.rank < WordRank::common) return false;
  const bool at_end = it.at + 1 >= std::min(word.size(), it.word.size());
  if (it.mistake == Mistake::doubled || it.mistake == Mistake::swapped) return true;
  if (at_end) return false;
  if (it.mistake != Mistake::other) return true;
  return !(is_vowel(word[it.at]) && is_vowel(it.word[it.at])) && word[it.at] != 'k' && word[it.at] != 'x' && word[it.at] != 'z';
}

bool fits_small(std::string_view word, const Correction& it) {
  if (word.size() >= 7) return true;
  if (word.size() == 6) return it.rank >= WordRank::common;
  return word.size() == 5 && it.rank >= WordRank::common && (it.mistake == Mistake::swapped || it.mistake == Mistake::doubled);
}

std::string in_case_of(Shape shape, std::string word) {
  if (shape == Shape::capital) word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

Fix rename(ByteRange range, std::string to) {
  std::string title = fmt::format("write \"{}\"", to);
  return {.title = std::move(title), .safety = Safety::unsafe, .edits = {{.range = range, .text = std::move(to)}}};
}

// The next word that no list has, or `last`. Of a word of up to four letters the lower half of the hash is 0, and so few
// are wrong that are so short that nobody looks.
[[gnu::noinline]] const Prose::Word* next_unknown(const Prose::Word* it, const Prose::Word* last) {
  while (it != last && (static_cast<std::uint32_t>(it->hash) == 0 || is_word(it->hash))) ++it;
  return it;
}

std::vector<std::uint32_t> unknown_words(const Prose& prose) {
  std::vector<std::uint32_t> out;
  const Prose::Block* block = prose.blocks().data();
  const Prose::Word* const first = prose.words().data();
  const Prose::Word* const last = first + prose.words().size();
  for (const Prose::Word* it = next_unknown(first, last); it != last; it = next_unknown(it + 1, last)) {
    const auto word = static_cast<std::uint32_t>(it - first);
    while (word >= block->last_word) ++block;
    if (block->kind == Prose::Block::Kind::text) out.push_back(word);
  }
  return out;
}

class Speller {
 public:
  // Of a part of a page it is not known how often a word is used.
  Speller(const Prose& prose, bool is_part, std::span<const std::string> allowed, Findings& out)
      : prose_(prose), unknown_(unknown_words(prose)), is_part_(is_part), out_(out) {
    for (const std::string& it : allowed) allowed_.push_back(word_hash(it));
  }

  void run() {
    for (const std::uint32_t it : unknown_) check_unknown(it);
  }

 private:
  // Most unknown words are names, and stand on a page again and again.
  void check_unknown(std::uint32_t i) {
    const Prose::Word& word = prose_.words()[i];
    const Shape shape = shape_of(prose_[word]);
    if (shape == Shape::other) return;
    const std::uint64_t hash = word.hash ^ static_cast<std::uint64_t>(shape);
    std::uint64_t& known = right_[hash >> 56 & (right_.size() - 1)];
    if (known == hash || !stands_free(prose_, i)) return;
    if (is_right(i, shape)) known = hash;
  }

  // Whether the word is right wherever it stands in this shape.
  bool is_right(std::uint32_t i, Shape shape) {
    const Prose::Word& word = prose_.words()[i];
    if (std::ranges::find(allowed_, word.hash) != allowed_.end() || is_used_often(word.hash)) return true;
    const std::string text = lower(prose_[word]);
    if (const std::size_t first = missing_space(text); first > 0 && shape == Shape::small) {
      std::string apart = text.substr(0, first) + ' ' + text.substr(first);
      std::string message = fmt::format("\"{}\" lacks a space; write \"{}\"", text, apart);
      out_.push_back({.range = prose_.range(i, i + 1), .message = std::move(message), .fix = rename(prose_.range(i, i + 1), std::move(apart)),
                      .counted_as = word.hash});
      return false;
    }
    if (shape == Shape::capital && text.size() < kShortestName) return true;
    if (is_derived(text)) return true;
    std::vector<Correction> found = corrections(text);
    std::erase_if(found, [&](const Correction& it) { return shape == Shape::capital ? !fits_capital(text, it) : !fits_small(text, it); });
    if (found.empty()) return true;
    report(i, shape, found);
    return false;
  }

  bool is_used_often(std::uint64_t hash) const {
    return !is_part_ && std::ranges::count(unknown_, hash, [&](std::uint32_t it) { return prose_.words()[it].hash; }) >= kOften;
  }

  void report(std::uint32_t word, Shape shape, const std::vector<Correction>& found) {
    const ByteRange range = prose_.range(word, word + 1);
    const std::string first = in_case_of(shape, found[0].word);
    const bool several = found.size() > 1 && found[1].rank == found[0].rank && found[1].mistake == found[0].mistake;
    const std::string second = several ? fmt::format(" or \"{}\"", in_case_of(shape, found[1].word)) : "";
    out_.push_back({.range = range, .message = fmt::format("\"{}\" is misspelled; write \"{}\"{}", prose_[prose_.words()[word]], first, second),
                    .counted_as = prose_.words()[word].hash});
    if (!several) out_.back().fix = rename(range, first);
  }

  const Prose& prose_;
  const std::vector<std::uint32_t> unknown_;
  const bool is_part_;
  std::vector<std::uint64_t> allowed_;
  std::array<std::uint64_t, 64> right_{};   // words that were looked at, by the upper bits of their hash
  Findings& out_;
};

void check(const RuleContext& context, Findings& out) {
  const Prose& prose = context.words.prose();
  const std::span<const std::string> allowed = context.options.strings("words");
  Speller(prose, context.is_part, allowed, out).run();
  std::vector<TermHit> hits = context.words.hits_of("misspelling");
  std::erase_if(hits, [&](const TermHit& it) { return prose.blocks()[it.block].kind != Prose::Block::Kind::text; });
  for (const TermHit& hit : without_exceptions(std::move(hits))) {
    const std::string text = prose.text(hit.first, hit.last);
    const ByteRange range = prose.range(hit.first, hit.last);
    if (list_of(hit) == "clashes") {
      const std::span<const Prose::Word> words = prose.words().subspan(hit.first, hit.last - hit.first);
      if (std::ranges::adjacent_find(words, {}, &Prose::Word::hash) != words.end()) continue;   // the same word twice: repeated-word
      out.push_back({.range = range, .message = fmt::format("\"{}\" has a little word too many; delete one", text)});
      continue;
    }
    const bool shouted = std::ranges::none_of(text, is_ascii_small);
    const bool is_allowed = std::ranges::any_of(allowed, [&](const std::string& it) { return lower(it) == lower(text); });
    if (shouted || is_allowed || !stands_free(prose, hit.first)) continue;
    std::string name((*hit.table)[hit.table->terms[hit.term].text]);
    out.push_back({.range = range, .message = fmt::format("\"{}\" is misspelled; write \"{}\"", text, name), .fix = rename(range, name)});
  }
}

std::vector<Counted> count_unknown(const RuleContext& context) {
  const Prose& prose = context.words.prose();
  std::vector<Counted> out;
  for (const std::uint32_t it : unknown_words(prose)) out.push_back({byte_offset(prose.words()[it].begin), prose.words()[it].hash});
  return out;
}

constexpr Option kOptions[] = {
    {"words", NoStrings{}, "further words that are spelled right, each with a reason if you like"},
};

}  // namespace

extern const Rule misspelling;
const Rule misspelling{
    .name = "misspelling",
    .summary = "Words are spelled right",
    .group = RuleGroup::language,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::words},
    .options = kOptions,
    .check = check,
    .local = true,
    .count = count_unknown,
    .often = kOften,
};

}  // namespace rubric::rules
