#include "lint/rule/word_findings.h"
#include "lint/text/ascii.h"

#include <algorithm>

#include <fmt/format.h>

namespace rubric::rule {
namespace {

constexpr std::string_view kExceptions = "exceptions";

// "Whitelist" becomes "Allowlist", and "WHITELIST" "ALLOWLIST".
std::string in_case_of(std::string_view text, std::string word) {
  const auto to_upper = [](char c) { return is_ascii_small(c) ? static_cast<char>(c - 'a' + 'A') : c; };
  if (text.empty() || word.empty()) return word;
  if (text.size() > 3 && std::ranges::none_of(text, is_ascii_small)) {
    std::ranges::transform(word, word.begin(), to_upper);
  } else if (is_ascii_capital(text.front()))
    word.front() = to_upper(word.front());
  return word;
}

const TermRow& term_of(const TermHit& hit) { return hit.table->terms[hit.term]; }

std::span<const TextRow> uses_of(const TermHit& hit) {
  const TermRow& term = term_of(hit);
  return hit.table->uses.subspan(term.first_use, term.last_use - term.first_use);
}

// What the list says of the word, and what to write instead: `"a" or "b"`.
Message with_advice(Message message, const TermHit& hit) {
  std::vector<std::string> uses;
  std::string shown;
  for (const TextRow& it : uses_of(hit)) {
    uses.emplace_back((*hit.table)[it]);
    shown += fmt::format("{}\"{}\"", shown.empty() ? "" : " or ", uses.back());
  }
  const std::string_view note = (*hit.table)[term_of(hit).note];
  if (!note.empty() && !uses.empty()) message.advise("; {}; write {}", note, together(uses, std::move(shown)));
  else if (!note.empty()) message.advise("; {}", note);
  else if (!uses.empty()) message.advise("; write {}", together(uses, std::move(shown)));
  return message;
}

bool is_vowel(char c) { return std::string_view("aeiouAEIOU").find(c) != std::string_view::npos; }

// "a" before a word that is replaced may have to be "an", and the other way round.
std::optional<Edit> article_edit(const Prose& prose, const TermHit& hit, std::string_view instead) {
  if (hit.first == prose.block_of(hit.first).first_word || !prose.follows_blank(hit.first) || instead.empty()) {
    return std::nullopt;
  }
  const Prose::Word& before = prose.words()[hit.first - 1];
  const std::string_view article = prose[before];
  if (article != "a" && article != "an" && article != "A" && article != "An") return std::nullopt;
  if (is_vowel(instead.front()) == (article.size() == 2)) return std::nullopt;
  return Edit{.range = byte_range(before.begin, before.end),
              .text = std::string(1, article.front()) + (is_vowel(instead.front()) ? "n" : "")};
}

// Nothing where the list names no other word. What may go on behind the word would have to be inflected.
std::optional<Fix> replacement(const Prose& prose, std::string_view text, ByteRange range, const TermHit& hit) {
  const std::string_view written = (*hit.table)[term_of(hit).text];
  if (uses_of(hit).empty() || written.ends_with('*') || written.find('|') != std::string_view::npos) {
    return std::nullopt;
  }
  std::string word = in_case_of(text, std::string((*hit.table)[uses_of(hit).front()]));
  Fix fix{.title = fmt::format("write \"{}\"", word), .safety = Safety::unsafe, .edits = {}};
  if (auto article = article_edit(prose, hit, word)) fix.edits.push_back(*std::move(article));
  fix.edits.push_back({.range = range, .text = std::move(word)});
  return fix;
}

}  // namespace

std::string_view list_of(const TermHit& hit) { return (*hit.table)[hit.table->lists[term_of(hit).list].name]; }

std::vector<TermHit> without_exceptions(std::vector<TermHit> hits) {
  std::ranges::stable_sort(hits, [](const TermHit& a, const TermHit& b) {
    return a.first != b.first ? a.first < b.first : a.last > b.last;
  });
  std::vector<TermHit> out;
  std::uint32_t end = 0;       // of the last hit that was kept
  std::uint32_t excepted = 0;  // of the last exception
  for (const TermHit& it : hits) {
    if (list_of(it) == kExceptions) {
      // An exception may begin inside a hit, or cover several.
      while (!out.empty() && out.back().last > it.first && out.back().last <= it.last) out.pop_back();
      excepted = std::max(excepted, it.last);
    } else if (it.first >= end && it.first >= excepted) {
      out.push_back(it);
      end = it.last;
    }
  }
  return out;
}

FoundWords find_words(const RuleContext& context, std::string_view rule, std::string_view list,
                      std::initializer_list<Prose::Block::Kind> kinds) {
  FoundWords out;
  out.hits = context.words.hits_of(rule);
  const std::span<const std::string> words = context.options.strings("words"),
                                     allowed = context.options.strings("allow");
  if (!words.empty() || !allowed.empty()) {
    out.added_terms = std::make_unique<TermTableBuilder>();
    for (const std::string& it : words) out.added_terms->add(rule, list, it);
    for (const std::string& it : allowed) out.added_terms->add(rule, kExceptions, it);
    out.added = std::make_unique<TermTable>(out.added_terms->table());
    const std::vector<TermHit> further = find_terms(context.words.prose(), *out.added);
    out.hits.insert(out.hits.end(), further.begin(), further.end());
  }
  if (out.hits.empty()) return out;
  std::erase_if(out.hits, [&](const TermHit& it) {
    return std::ranges::find(kinds, context.words.prose().blocks()[it.block].kind) == kinds.end();
  });
  out.hits = without_exceptions(std::move(out.hits));
  std::erase_if(out.hits, [&](const TermHit& it) { return context.words.is_foreign(it.first); });
  return out;
}

void report_words(const Prose& prose, std::span<const TermHit> hits,
                  Message (*message_about)(std::string_view text, const TermHit& hit), Findings& out) {
  for (const TermHit& hit : hits) {
    const std::string text = prose.text(hit.first, hit.last);
    const ByteRange range = prose.range(hit.first, hit.last);
    out.push_back({.range = range,
                   .message = with_advice(message_about(text, hit), hit),
                   .fix = replacement(prose, text, range, hit)});
  }
}

void report_blocks(const Prose& prose, std::span<const TermHit> hits,
                   const std::function<Finding(const TermHit& hit)>& tell, Findings& out) {
  std::optional<std::uint32_t> last;   // block
  for (const TermHit& hit : hits) {
    if (hit.block == last) {
      out.back().related.push_back({.path = {}, .range = prose.range(hit.first, hit.last), .message = "and here"});
    } else
      out.push_back(tell(hit));
    last = hit.block;
  }
}

}  // namespace rubric::rule
