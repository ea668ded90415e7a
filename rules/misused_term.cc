#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

Message message_about(std::string_view text, const TermHit&) {
  return say("misused", "\"{}\" is a term we do not use", text);
}

void check(const RuleContext& context, Findings& out) {
  report_words(context.words.prose(), find_words(context, "misused-term", "terms").hits, message_about, out);
}

}  // namespace

extern const Rule misused_term;
const Rule misused_term{
    .name = "misused-term",
    .summary = "A page uses the terms that the company has agreed on",
    .group = RuleGroup::house_style,
    .severity = Severity::off,
    .fixes_change = {FixesChange::words},
    .options = kWordOptions,
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
