// A word is misspelt if it stands in a list of common misspellings; or if no dictionary has it, it is not made of words
// that one has, and one typing mistake explains it. Names and terms are the danger: the shorter a word is, the more has
// to speak for the mistake, and what also stands in code, in an address or again and again on the page is a name.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"
#include "lint/spelling/english.h"
#include "lint/text/ascii.h"
#include "lint/text/path.h"
#include "lint/text/word_hash.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

using Mistake = Correction::Mistake;

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), ascii_small);
  return out;
}

// Words of a hyphenated compound are halves, what touches a gap is code, and "[s]how" and "path(s)" go on behind a
// bracket.
bool stands_free(const Prose& prose, std::uint32_t word) {
  if (prose.before(word) == ']' || prose.before(word) == ')' || prose.behind(word) == '[' ||
      prose.behind(word) == '(') {
    return false;
  }
  const auto touches = [](char c) { return c == '-' || c == Prose::kGap || is_ascii_letter(c); };
  return !touches(prose.before(word)) && !touches(prose.behind(word)) && !prose.is_code(word);
}

enum class Shape : std::uint8_t { small, capital, other };

Shape shape_of(std::string_view word) {
  if (!std::ranges::all_of(word.substr(1), is_ascii_small)) return Shape::other;
  return is_ascii_small(word.front()) ? Shape::small : is_ascii_capital(word.front()) ? Shape::capital : Shape::other;
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }

constexpr std::size_t kOften = 4;   // who writes a word again and again means it

constexpr std::size_t kLong = 10;    // a word that is so long is near to another one by a mistake only
constexpr std::size_t kMiddling = 7;
constexpr std::size_t kLongName = 9; // names are short, mostly

// Neighbours on a keyboard, where most of those who write English have these letters.
bool are_neighbours(char a, char b) {
  constexpr std::string_view kRows[] = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  for (std::size_t row = 0; row < 3; ++row) {
    const std::size_t at = kRows[row].find(a);
    if (at == std::string_view::npos) continue;
    for (std::size_t other = row == 0 ? 0 : row - 1; other <= std::min<std::size_t>(row + 1, 2); ++other) {
      const std::size_t place = kRows[other].find(b);
      if (place == std::string_view::npos) continue;
      const std::size_t left = other > row ? at - std::min<std::size_t>(at, 1) : at, right = other < row ? at + 1 : at;
      return other == row ? place + 1 == at || at + 1 == place : place == left || place == right;
    }
  }
  return false;
}

// Whether fingers or ears make this mistake: neighbouring keys, one vowel for another, a letter that is near already.
bool is_slip(std::string_view word, const Correction& it) {
  const auto near_by = [&](std::string_view in, char c) {
    constexpr std::size_t kNear = 3;
    for (std::size_t i = it.at - std::min(it.at, kNear); i < std::min(in.size(), it.at + kNear + 1); ++i) {
      const bool beside = i + 1 == it.at || i == it.at + 1;
      if (i != it.at && (in[i] == c || (beside && are_neighbours(in[i], c)))) return true;
    }
    return false;
  };
  switch (it.mistake) {
    case Mistake::swapped:
    case Mistake::doubled:
    case Mistake::missing: return true;
    case Mistake::surplus: return near_by(word, word[it.at]);
    case Mistake::other:
      return are_neighbours(word[it.at], it.word[it.at]) || (is_vowel(word[it.at]) && is_vowel(it.word[it.at]));
  }
  return false;
}

// Programs and terms are coined by a letter more at the end, or another one: "auditd", "dependee"; and file systems by
// two.
bool is_ending(std::string_view word, const Correction& it) {
  if (it.mistake == Mistake::surplus) return it.at + 2 >= word.size();
  return it.mistake == Mistake::other && (it.at + 1 >= word.size() || word.ends_with("fs"));
}

bool fits_small(std::string_view word, const Correction& it) {
  if (is_ending(word, it)) return false;
  if (word.size() >= kLong) return true;
  if (it.rank < WordRank::common) return false;
  if (word.size() >= kMiddling) return is_slip(word, it);
  return it.mistake == Mistake::swapped || it.mistake == Mistake::doubled;
}

// Where a capital is nobody's choice, a long word need be no name.
bool fits_capital(std::string_view word, const Correction& it) {
  const bool at_end = it.at + 1 >= std::min(word.size(), it.word.size());
  return !at_end && it.rank >= WordRank::common && is_slip(word, it);
}

std::string in_case_of(Shape shape, std::string word) {
  if (shape == Shape::capital) word.front() = static_cast<char>(word.front() - 'a' + 'A');
  return word;
}

Fix rename(ByteRange range, std::string to) {
  std::string title = fmt::format("write \"{}\"", to);
  return {.title = std::move(title), .safety = Safety::unsafe, .edits = {{.range = range, .text = std::move(to)}}};
}

// The next word that no list has, or `last`. Of a word of up to four letters the lower half of the hash is 0; so short
// a word is looked at if it may stand in the list of misspellings.
[[gnu::noinline]] const Prose::Word* next_unknown(const Prose::Word* it, const Prose::Word* last) {
  while (it != last && (static_cast<std::uint32_t>(it->hash) == 0 ? !may_be_listed(it->hash) : is_word(it->hash))) ++it;
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

// The words of code, and each hump of its names.
template <typename Add>
void each_code_word(std::string_view code, const Add& add) {
  for (std::size_t i = 0; i < code.size();) {
    if (!is_ascii_letter(code[i])) {
      ++i;
      continue;
    }
    const std::size_t begin = i;
    std::size_t hump = i;
    for (++i; i < code.size() && is_ascii_letter(code[i]); ++i) {
      if (!is_ascii_capital(code[i]) || is_ascii_capital(code[i - 1])) continue;
      add(code.substr(hump, i - hump));
      hump = i;
    }
    add(code.substr(hump, i - hump));
    if (hump > begin) add(code.substr(begin, i - begin));
  }
}

// Words that stand in code, in addresses and in the name of the page's own file, and that no dictionary has.
void find_code_words(const RuleContext& context, std::vector<Counted>& out) {
  const auto read = [&](std::string_view code, ByteOffset at) {
    each_code_word(code, [&](std::string_view word) {
      const std::uint64_t hash = word_hash(word);
      if (word.size() > 2 && (word.size() > 4 ? !is_word(hash) : may_be_listed(hash))) {
        out.push_back({.at = at, .number = hash, .times = kOften});
      }
    });
  };
  const Document& document = context.document;
  read(name_in_folder(document.source().path()), {});   // "composefs.md" is about a program
  for (const Node& it : document.nodes()) {
    if (it.kind == NodeKind::code || it.kind == NodeKind::code_block) read(document.text(it), it.range.begin);
    else if (it.kind == NodeKind::link || it.kind == NodeKind::image) {
      read(it.destination.substr(0, it.destination.find('#')), it.range.begin);  // behind it is a heading
    }
  }
}

// How often a word counts that stands in running text.
std::size_t times_of(const Prose& prose, std::uint32_t word) { return prose.is_code(word) ? kOften : 1; }

std::vector<Counted> count_unknown(const RuleContext& context) {
  const Prose& prose = context.words.prose();
  std::vector<Counted> out;
  for (const std::uint32_t it : unknown_words(prose)) {
    out.push_back(
        {.at = byte_offset(prose.words()[it].begin), .number = prose.words()[it].hash, .times = times_of(prose, it)});
  }
  find_code_words(context, out);
  return out;
}

class Speller {
 public:
  // Of a part of a page it is not known how often a word is used.
  Speller(const RuleContext& context, Findings& out)
      : context_(context), prose_(context.words.prose()), unknown_(unknown_words(prose_)), out_(out) {
    for (const std::string& it : context.options.strings("words")) allowed_.push_back(word_hash(it));
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
    std::optional<Finding> found = look_at(i, shape);
    if (!found) known = hash;
    else if ((shape == Shape::small || may_be_no_name(i, *found)) && !context_.words.is_foreign(i) &&
             !is_name(word.hash)) {
      out_.push_back(*std::move(found));
    }
  }

  // What is wrong with the word wherever it stands in this shape.
  std::optional<Finding> look_at(std::uint32_t i, Shape shape) const {
    const Prose::Word& word = prose_.words()[i];
    if (std::ranges::find(allowed_, word.hash) != allowed_.end()) return std::nullopt;
    const std::string text = lower(prose_[word]);
    std::vector<std::string> meant;
    for (const std::string_view it : listed_corrections(text, word.hash)) meant.emplace_back(it);
    if (!meant.empty()) return misspelt(i, shape, meant);
    if (text.size() <= 4 || (shape == Shape::capital && text.size() < kLongName)) return std::nullopt;
    const std::size_t first = shape == Shape::small ? missing_space(text) : 0;
    if (first == 0 && is_derived(text)) return std::nullopt;
    std::vector<Correction> found = corrections(text);
    const auto slip = std::ranges::find_if(found, [](const Correction& it) { return it.mistake <= Mistake::doubled; });
    const std::string by_slip = slip != found.end() ? slip->word : "";
    const std::string common = !found.empty() && found[0].rank >= WordRank::common ? found[0].word : by_slip;
    std::erase_if(found, [&](const Correction& it) {
      return it.rank < WordRank::current || (shape == Shape::capital ? !fits_capital(text, it) : !fits_small(text, it));
    });
    if (found.empty() && first > 0) {
      std::string apart = text.substr(0, first) + ' ' + text.substr(first);
      if (!common.empty()) return misspelt(i, shape, {common, apart});   // "importand"
      Message message = say("no-space", "\"{}\" lacks a space", text).advise("; write \"{}\"", apart);
      return Finding{.range = prose_.range(i, i + 1),
                     .message = std::move(message),
                     .fix = rename(prose_.range(i, i + 1), std::move(apart)),
                     .counted_as = word.hash};
    }
    if (found.empty()) return std::nullopt;
    if (!by_slip.empty() && found[0].mistake > Mistake::doubled) {
      meant.push_back(by_slip);  // "outtages" is nearer to a word that is rare
    }
    meant.push_back(found[0].word);
    if (meant.size() == 1 && found.size() > 1 && found[1].rank == found[0].rank &&
        found[1].mistake == found[0].mistake) {
      meant.push_back(found[1].word);
    }
    return misspelt(i, shape, meant);
  }

  Finding misspelt(std::uint32_t word, Shape shape, const std::vector<std::string>& meant) const {
    const ByteRange range = prose_.range(word, word + 1);
    const std::string first = in_case_of(shape, meant[0]);
    Finding out{.range = range,
                .message = say("misspelled", "\"{}\" is misspelled", prose_[prose_.words()[word]]),
                .counted_as = prose_.words()[word].hash};
    if (meant.size() == 1) out.message.advise("; write \"{}\"", first);
    else out.message.advise("; write \"{}\" or \"{}\"", first, in_case_of(shape, meant[1]));
    if (meant.size() == 1) out.fix = rename(range, first);
    return out;
  }

  // Whether the capital may be that of a sentence or a title, or the word too long for a name.
  bool may_be_no_name(std::uint32_t word, const Finding& found) const {
    const Prose::Block& block = prose_.block_of(word);
    const bool begins = word == block.first_word && context_.document[block.node].kind != NodeKind::table_cell;
    if (begins || found.range.size() >= kLongName) return true;
    const std::uint64_t hash = prose_.words()[word].hash;
    const std::vector<std::string_view> listed = listed_corrections(lower(prose_[prose_.words()[word]]), hash);
    if (!listed.empty() && found.range.size() >= kMiddling && rank_of(listed.front()) >= WordRank::common) return true;
    return prose_.between(word).find_first_of(".!?:") != std::string::npos;
  }

  // Whether the page has the word in code, or so often that it is meant.
  bool is_name(std::uint64_t hash) const {
    if (context_.is_part) return false;
    constexpr std::size_t kFew = 32;
    if (++asked_ > kFew) return is_among_counted(hash);
    std::size_t times = 0;
    for (const std::uint32_t it : unknown_) times += prose_.words()[it].hash == hash ? times_of(prose_, it) : 0;
    if (times >= kOften) return true;
    if (!in_code_) find_code_words(context_, in_code_.emplace());
    return std::ranges::find(*in_code_, hash, &Counted::number) != in_code_->end();
  }

  // The same for pages on which many words are wrong.
  bool is_among_counted(std::uint64_t hash) const {
    if (counted_.empty()) {
      counted_ = count_unknown(context_);
      std::ranges::sort(counted_, {}, &Counted::number);
    }
    std::size_t times = 0;
    for (const Counted& it : std::ranges::equal_range(counted_, hash, {}, &Counted::number)) times += it.times;
    return times >= kOften;
  }

  const RuleContext& context_;
  const Prose& prose_;
  const std::vector<std::uint32_t> unknown_;
  std::vector<std::uint64_t> allowed_;
  std::array<std::uint64_t, 64> right_{};   // words that were looked at, by the upper bits of their hash
  mutable std::optional<std::vector<Counted>> in_code_;
  mutable std::vector<Counted> counted_;   // sorted by number
  mutable std::size_t asked_ = 0;
  Findings& out_;
};

void check(const RuleContext& context, Findings& out) {
  const Prose& prose = context.words.prose();
  const std::span<const std::string> allowed = context.options.strings("words");
  Speller(context, out).run();
  std::vector<TermHit> hits = context.words.hits_of("misspelling");
  std::erase_if(hits, [&](const TermHit& it) { return prose.blocks()[it.block].kind != Prose::Block::Kind::text; });
  for (const TermHit& hit : without_exceptions(std::move(hits))) {
    if (context.words.is_foreign(hit.first)) continue;
    const std::string text = prose.text(hit.first, hit.last);
    const ByteRange range = prose.range(hit.first, hit.last);
    if (list_of(hit) == "clashes") {
      const std::span<const Prose::Word> words = prose.words().subspan(hit.first, hit.last - hit.first);
      if (std::ranges::adjacent_find(words, {}, &Prose::Word::hash) != words.end()) {
        continue;  // the same word twice: repeated-word
      }
      out.push_back(
          {.range = range, .message = say("word-too-many", "\"{}\" has a little word too many; delete one", text)});
      continue;
    }
    const bool shouted = std::ranges::none_of(text, is_ascii_small);
    const bool is_allowed =
        std::ranges::any_of(allowed, [&](const std::string& it) { return lower(it) == lower(text); });
    const bool of_commands =
        std::ranges::none_of(text, is_ascii_capital);  // "github" is an address, "kubernetes" a package
    if (shouted || of_commands || is_allowed || !stands_free(prose, hit.first)) continue;
    std::string name((*hit.table)[hit.table->terms[hit.term].text]);
    out.push_back({.range = range,
                   .message = say("misspelled", "\"{}\" is misspelled", text).advise("; write \"{}\"", name),
                   .fix = rename(range, name)});
  }
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
    .severity = Severity::info,
    .fixes_change = {FixesChange::words},
    .options = kOptions,
    .check = check,
    .local = true,
    .count = count_unknown,
    .often = kOften,
    .several = " in {} places (first here)",
};

}  // namespace rubric::rules
