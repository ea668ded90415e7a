#include <string>

#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// With the names of places behind it: "based in" goes on with "the San Francisco Bay Area".
TermHit with_place(const Prose& prose, TermHit hit) {
  const std::uint32_t last = prose.block_of(hit.first).last_word;
  const auto is_name = [&](std::uint32_t word) {
    return prose[prose.words()[word]].front() >= 'A' && prose[prose.words()[word]].front() <= 'Z';
  };
  for (std::uint32_t word = hit.last; word < last && prose.between(word) == " "; ++word) {
    if (is_name(word)) hit.last = word + 1;
    else if (prose[prose.words()[word]] != "the" || word > hit.last) break;
  }
  return hit;
}

void check(const RuleContext& context, Findings& out) {
  const FoundWords found = find_words(context, "location-requirement", "requirements");
  const Prose& prose = context.words.prose();
  for (const TermHit& hit : found.hits) {
    const TermHit whole = with_place(prose, hit);
    out.push_back({.range = prose.range(whole.first, whole.last),
                   .message = say("place", "\"{}\" requires a place to live; leave the place out",
                                  prose.text(whole.first, whole.last))});
  }
}

}  // namespace

extern const Rule location_requirement;
const Rule location_requirement{
    .name = "location-requirement",
    .summary = "A role does not say where people have to live",
    .group = RuleGroup::house_style,
    .severity = Severity::off,
    .options = kWordOptions,
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
