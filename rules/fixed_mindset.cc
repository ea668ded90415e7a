#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

Message message_about(std::string_view text, const TermHit&) {
  return say("settled", "\"{}\" speaks of what is settled; say what grows", text);
}

void check(const RuleContext& context, Findings& out) {
  report_words(context.words.prose(), find_words(context, "fixed-mindset", "fixed").hits, message_about, out);
}

}  // namespace

extern const Rule fixed_mindset;
const Rule fixed_mindset{
    .name = "fixed-mindset",
    .summary = "A page speaks of what grows rather than of what is settled",
    .group = RuleGroup::house_style,
    .severity = Severity::off,
    .options = kWordOptions,
    .check = check,
    .local = true,
};

}  // namespace rubric::rules
