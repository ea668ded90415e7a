#include "lint/rule/rule.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

void check(const RuleContext& context, Findings& out) {
  for (const SuppressionComment& comment : context.suppressions) {
    const bool silences = comment.directive != Directive::enable && comment.directive != Directive::unknown;
    if (!silences || !comment.reason.empty()) continue;
    out.push_back({.range = comment.range,
                   .message = say("no-reason", "say why: write \" -- \" and a reason at the end of the comment")});
  }
}

}  // namespace

extern const Rule suppression_without_reason;
const Rule suppression_without_reason{
    .name = "suppression-without-reason",
    .summary = "A comment that silences a rule says why",
    .group = RuleGroup::suppressions,
    .severity = Severity::off,
    .options = {},
    .check = check,
    .about_suppressions = true,
};

}  // namespace rubric::rules
