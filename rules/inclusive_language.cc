#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"
#include "lint/text/word_hash.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

bool is_masculine(const TermHit& it) { return list_of(it) == "masculine"; }

// What to write instead, if the list says so.
std::string_view use_of(const TermHit& it) {
  const TermRow& term = it.table->terms[it.term];
  return term.first_use == term.last_use ? std::string_view() : (*it.table)[it.table->uses[term.first_use]];
}

// How much the balance gains if a word is replaced: 1, and 2 if what is written instead is feminine-coded itself.
int gain_of(const TermHit& it) {
  const std::string_view use = use_of(it);
  for (const TermRow& term : it.table->terms) {
    if ((*it.table)[it.table->lists[term.list].name] != "feminine") continue;
    const std::string_view stem =
        (*it.table)[it.table->alternatives[it.table->elements[term.first_element].first].text];
    if (use.starts_with(stem)) return 2;
  }
  return 1;
}

// The fewest words to replace so that there are no more masculine than feminine ones: those that gain most first.
std::string replacements(const Prose& prose, const std::vector<TermHit>& hits, int surplus) {
  struct Choice {
    const TermHit* hit;
    int gain;
  };
  std::vector<Choice> choices;
  for (const TermHit& it : hits) {
    if (is_masculine(it) && !use_of(it).empty()) choices.push_back({&it, gain_of(it)});
  }
  std::ranges::stable_sort(choices, std::greater{}, &Choice::gain);
  std::map<std::string, int> chosen;
  for (const auto& [hit, gain] : choices) {
    if (surplus <= 0) break;
    surplus -= gain;
    ++chosen[fmt::format("\"{}\" by \"{}\"", prose.text(hit->first, hit->last), use_of(*hit))];
  }
  if (surplus > 0) return "write some of them otherwise";
  std::string out;
  for (const auto& [what, times] : chosen) {
    out += fmt::format("{}{}", out.empty() ? "replace " : ", ", what);
    if (times > 1) out += fmt::format(" {} times", times);
  }
  return out + " to balance them";
}

// One finding for the page, with every word that counts.
void report_balance(const Prose& prose, Findings& out) {
  std::vector<TermHit> hits = find_terms(prose, gender_coded_terms());
  std::erase_if(hits, [&](const TermHit& it) { return prose.blocks()[it.block].kind != Prose::Block::Kind::text; });
  hits = without_exceptions(std::move(hits));
  const auto masculine = static_cast<int>(std::ranges::count_if(hits, is_masculine));
  const int feminine = static_cast<int>(hits.size()) - masculine;
  if (masculine <= feminine) return;
  const TermHit& first = *std::ranges::find_if(hits, is_masculine);
  Finding finding{.range = prose.range(first.first, first.last),
                  .message = say("balance", "{} words of the page are masculine-coded and {} feminine-coded; {}",
                                 masculine, feminine, aside(replacements(prose, hits, masculine - feminine))),
                  .severity = Severity::info};
  for (const TermHit& it : hits) {
    finding.related.push_back(
        {.path = {}, .range = prose.range(it.first, it.last), .message = fmt::format("{}-coded", list_of(it))});
  }
  out.push_back(std::move(finding));
}

Message message_about(std::string_view text, const TermHit&) {
  return say("exclusive", "\"{}\" shuts people out", text);
}

void check(const RuleContext& context, Findings& out) {
  report_words(context.words.prose(), find_words(context, "inclusive-language", "exclusive").hits, message_about, out);
  if (context.options.flag("balance")) report_balance(context.words.prose(), out);
}

constexpr Option kOptions[] = {
    kWordOptions[0],
    kWordOptions[1],
    {"balance", false, "report a page with more masculine-coded words than feminine-coded ones"},
};

}  // namespace

extern const Rule inclusive_language;
const Rule inclusive_language{
    .name = "inclusive-language",
    .summary = "A page speaks to everybody",
    .group = RuleGroup::house_style,
    .severity = Severity::off,
    .fixes_change = {FixesChange::words},
    .options = kOptions,
    .check = check,
    .local = true,
    .local_unless = "balance",
};

}  // namespace rubric::rules
