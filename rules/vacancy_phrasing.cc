#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// One finding for a paragraph or a list item. The description of the front matter is what search engines show.
void check(const RuleContext& context, Findings& out) {
  const FoundWords found =
      find_words(context, "vacancy-phrasing", "phrases", {Prose::Block::Kind::text, Prose::Block::Kind::value});
  const Prose& prose = context.words.prose();
  const auto tell = [&](const TermHit& hit) {
    return Finding{.range = prose.range(hit.first, hit.last),
                   .message = say("advertises", "\"{}\" reads like an advertisement; write it in the third person",
                                  prose.text(hit.first, hit.last))};
  };
  report_blocks(prose, found.hits, tell, out);
}

}  // namespace

extern const Rule vacancy_phrasing;
const Rule vacancy_phrasing{
    .name = "vacancy-phrasing",
    .summary = "A page describes a role, and does not advertise a vacancy",
    .group = RuleGroup::house_style,
    .severity = Severity::off,
    .options = kWordOptions,
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
