#include <fmt/format.h>

#include "lint/rule/rule.h"
#include "lint/rule/word_findings.h"

namespace rubric::rules {
namespace {

std::string say(std::string_view text, const TermHit&) { return fmt::format("\"{}\" speaks of what is settled; say what grows", text); }

void check(const RuleContext& context, Findings& out) {
  report_words(context.words.prose(), find_words(context, "fixed-mindset", "fixed").hits, say, out);
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
