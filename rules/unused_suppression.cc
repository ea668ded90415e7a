#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/rule/comment_edits.h"
#include "lint/rule/open_comments.h"
#include "lint/rule/rule.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

bool is_unused(const SilencedRule& it) { return it.known && it.ran && it.uses == 0; }

Safety safety_of(const RuleContext& context, const SuppressionComment& comment) {
  return is_shown(context.document, comment.range) ? Safety::unsafe : Safety::safe;
}

void report_comment(const RuleContext& context, const SuppressionComment& comment, const std::vector<ByteRange>& open,
                    Findings& out) {
  const bool ends_nothing = comment.directive == Directive::enable;
  out.push_back(
      {.range = comment.range,
       .message = ends_nothing
                      ? say("enables-nothing", "nothing is disabled here that this comment could enable; remove it")
                      : say("silences-nothing", "this comment silences nothing; remove it"),
       .fix = Fix{"remove the comment", safety_of(context, comment), remove_comment(context.document, comment.range)}});
  const auto leave_empty = [&](std::string_view why) {
    out.back().fix =
        Fix{fmt::format("leave an empty comment, since it {}", why), Safety::safe, {{comment.range, "<!-- -->"}}};
  };
  if (is_part_of_item(context.document, comment.range)) leave_empty("is a part of the item or quote");
  else if (keeps_apart(context.document, comment.range)) leave_empty("keeps what is above and below it apart");
  else if (is_in_comment(open, comment.range.begin)) leave_empty("closes a comment above");
}

void report_rule(const RuleContext& context, const SuppressionComment& comment, std::size_t index, Findings& out) {
  const SilencedRule& rule = comment.rules[index];
  out.push_back({.range = rule.range,
                 .message = comment.directive == Directive::enable
                                ? say("rule-not-disabled", "\"{}\" is not disabled here; take it out", rule.name)
                                : say("rule-not-found", "\"{}\" has nothing to silence here; take it out", rule.name),
                 .fix = Fix{fmt::format("take out \"{}\"", rule.name), safety_of(context, comment),
                            remove_from_list(comment, index)}});
}

void check(const RuleContext& context, Findings& out) {
  if (context.suppressions.empty()) return;
  const std::vector<ByteRange> open = open_comments(context.document);
  for (const SuppressionComment& comment : context.suppressions) {
    if (comment.directive == Directive::unknown) continue;
    std::size_t unused = 0;
    for (const SilencedRule& it : comment.rules) unused += is_unused(it) ? 1 : 0;
    if (unused == comment.rules.size()) {
      if (unused > 0 || comment.uses == 0) report_comment(context, comment, open, out);
      continue;
    }
    for (std::size_t i = 0; i < comment.rules.size(); ++i) {
      if (is_unused(comment.rules[i])) report_rule(context, comment, i, out);
    }
  }
}

}  // namespace

extern const Rule unused_suppression;
const Rule unused_suppression{
    .name = "unused-suppression",
    .summary = "A comment that silences a rule silences something",
    .group = RuleGroup::suppressions,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::nothing, FixesChange::words},
    .options = {},
    .check = check,
    .about_suppressions = true,
};

}  // namespace rubric::rules
