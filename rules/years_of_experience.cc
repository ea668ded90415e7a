#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"
#include "lint/text/word_hash.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

using Hashes = std::span<const std::uint64_t>;

bool is_one_of(const Prose& prose, std::uint32_t word, Hashes hashes) {
  return std::ranges::find(hashes, prose.words()[word].hash) != hashes.end();
}

// A number in digits, or what the term has for one.
bool is_number(const Prose& prose, const TermHit& hit, std::uint32_t word) {
  const Prose::Word& it = prose.words()[word];
  if (std::ranges::all_of(prose[it], [](char c) { return c >= '0' && c <= '9'; })) return true;
  const ElementRow& numbers = hit.table->elements[hit.table->terms[hit.term].first_element];
  return std::ranges::any_of(hit.table->alternatives.subspan(numbers.first, numbers.last - numbers.first),
                             [&](const AlternativeRow& row) { return row.hash == it.hash; });
}

bool is_clause(std::string_view between) { return between.find_first_of(".,;:\x1f") == std::string_view::npos; }

constexpr auto kTo = word_hashes({"or", "to"});

// "3 to 5 years" of which "5 years" was found, and "fifteen (15) years" of which "15) years" was.
TermHit with_range(const Prose& prose, TermHit hit) {
  const std::uint32_t first = prose.block_of(hit.first).first_word;
  const auto together = [&](std::uint32_t word) { return is_clause(prose.between(word)); };
  while (hit.first > first && together(hit.first)) {
    if (is_number(prose, hit, hit.first - 1)) --hit.first;
    else if (hit.first - 1 > first && is_one_of(prose, hit.first - 1, kTo) && together(hit.first - 1) &&
             is_number(prose, hit, hit.first - 2)) {
      hit.first -= 2;
    } else
      break;
  }
  return hit;
}

constexpr auto kExperience = word_hashes({"experience", "experienced", "background"});
constexpr auto kWork = word_hashes({"as", "building", "developing", "doing", "leading", "managing", "with", "working"});
constexpr auto kBound =
    word_hashes({"ideally", "least", "minimum", "over", "requires", "requiring", "than"});  // before a number
constexpr auto kSpan = word_hashes(
    {"coming", "each", "every", "first", "future", "last", "next", "past", "per", "previous", "upcoming", "within"});
constexpr auto kOtherThings =
    word_hashes({"college", "degree", "forecast", "horizon", "period", "plan", "plans", "roadmap", "school", "strategy",
                 "studies", "study", "term", "university", "vesting", "vision"});
constexpr auto kOf = word_hashes({"of"});
constexpr auto kWhatOf = word_hashes({"experience", "professional", "proven", "relevant"});
constexpr std::uint32_t kNear = 8;   // words in which a clause says what the years are of

// Whether the years are those that somebody has worked. Plans, periods and the past have years, too: so there has to be
// a sign of work. A "3-year plan" has none, as "3-year" says how long something is.
bool is_of_work(const Prose& prose, const TermHit& hit) {
  const Prose::Block& block = prose.block_of(hit.first);
  if (hit.first > block.first_word && is_one_of(prose, hit.first - 1, kSpan)) return false;
  bool work = false;
  for (std::uint32_t word = hit.last;
       word < block.last_word && word < hit.last + kNear && is_clause(prose.between(word)); ++word) {
    if (is_one_of(prose, word, kExperience)) return true;
    if (word < hit.last + 4 && is_one_of(prose, word, kOtherThings)) return false;
    if (word < hit.last + 2 && is_one_of(prose, word, kWork)) work = true;
  }
  if (prose.between(hit.last - 1) == "-" && prose[prose.words()[hit.last - 1]].back() != 's') return false;
  if (work || hit.first == block.first_word || prose.between(hit.last - 1).find('+') != std::string::npos ||
      hit.last - hit.first > 3) {
    return true;
  }
  for (std::uint32_t word = hit.first; word > block.first_word && hit.first - word < kNear; --word) {
    if (prose.between(word).find_first_of(".;:\x1f") != std::string::npos) break;
    if (is_one_of(prose, word - 1, kExperience) || (hit.first - word < 2 && is_one_of(prose, word - 1, kBound))) {
      return true;
    }
  }
  return false;
}

// "at least", "a minimum of", "more than" and "over" before a number say nothing without it.
std::uint32_t with_bound(const Prose& prose, std::uint32_t first) {
  const std::uint32_t begin = prose.block_of(first).first_word;
  const auto before = [&](std::uint32_t back, std::string_view word) {
    return first >= begin + back && prose.words()[first - back].hash == word_hash(word) &&
           prose.between(first - back + 1) == " ";
  };
  if (before(1, "over")) return first - 1;
  if (before(1, "than") && before(2, "more")) return first - 2;
  if (before(1, "least") && before(2, "at")) return first - 2;
  if (before(1, "of") && before(2, "minimum")) return first - (before(3, "a") ? 3 : 2);
  return first;
}

// "5+ years of experience with data" asks for no less as "experience with data". Nothing where the sentence needs the
// years.
std::optional<Fix> without_years(const Prose& prose, const TermHit& hit) {
  const Prose::Block& block = prose.block_of(hit.first);
  if (hit.last >= block.last_word) return std::nullopt;
  const std::uint32_t first = with_bound(prose, hit.first);
  std::uint32_t next = hit.last;
  const std::string between = prose.between(next);
  const bool owned = between == "' " || between == "\xe2\x80\x99 ";
  if (is_one_of(prose, next, kOf) && between == " " && next + 1 < block.last_word) ++next;
  else if (!(owned || between == " ") || !is_one_of(prose, next, kWhatOf)) return std::nullopt;
  ByteRange surplus = byte_range(prose.words()[first].begin, prose.words()[next].begin);
  const std::string_view text = prose.bytes().substr(surplus.begin.value, surplus.size());
  if (text.find_first_of("*_[]`<>\n") != std::string_view::npos) return std::nullopt;
  std::string instead;
  const char letter = prose.bytes()[surplus.end.value];
  if (first == block.first_word && letter >= 'a' && letter <= 'z') {
    instead = static_cast<char>(letter - 'a' + 'A');
    surplus.end = byte_offset(surplus.end.value + 1U);
  }
  return Fix{.title = fmt::format("leave out \"{}\"", text.substr(0, text.find_last_not_of(' ') + 1)),
             .safety = Safety::unsafe,
             .edits = {{.range = surplus, .text = std::move(instead)}}};
}

void check(const RuleContext& context, Findings& out) {
  const FoundWords found = find_words(context, "years-of-experience", "years");
  const Prose& prose = context.words.prose();
  for (const TermHit& it : found.hits) {
    const TermHit hit = with_range(prose, it);
    if (list_of(hit) == "years" && hit.table == &listed_terms() && !is_of_work(prose, hit)) continue;
    out.push_back({.range = prose.range(hit.first, hit.last),
                   .message = say("years", "\"{}\" is a number of years; say what somebody has to be able to do",
                                  prose.text(hit.first, hit.last)),
                   .fix = without_years(prose, hit)});
  }
}

}  // namespace

extern const Rule years_of_experience;
const Rule years_of_experience{
    .name = "years-of-experience",
    .summary = "A role asks for no number of years",
    .group = RuleGroup::house_style,
    .severity = Severity::off,
    .fixes_change = {FixesChange::words},
    .options = kWordOptions,
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
