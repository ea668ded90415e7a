#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "lint/rule/rule.h"
#include "lint/text/edit_distance.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

constexpr Directive kDirectives[] = {Directive::disable, Directive::enable, Directive::disable_line,
                                     Directive::disable_next_line, Directive::disable_file};

// "rubric-" and another word may be a note of somebody's own, unless it is close to one of ours.
void report_word(const RuleContext& context, const SuppressionComment& comment, Findings& out) {
  std::vector<std::string_view> words;
  for (const Directive it : kDirectives) words.push_back(name_of(it));
  const std::string_view written = context.document.text(comment.word);
  const std::string_view* close = closest(written, words.data(), words.data() + words.size());
  if (close == nullptr) return;
  out.push_back(
      {.range = comment.word,
       .message = say("directive", "\"{}\" does nothing", written).advise(", did you mean \"{}\"?", *close),
       .fix = Fix{fmt::format("write \"{}\"", *close), Safety::unsafe, {{comment.word, std::string(*close)}}}});
}

void report_rule(const SilencedRule& rule, Findings& out) {
  out.push_back({.range = rule.range, .message = say("rule", "there is no rule \"{}\"", rule.name)});
  if (rule.similar.empty()) {
    out.back().message.advise("; write the name of a rule, and a reason behind \" -- \"");
  } else {
    out.back().message.advise(", did you mean \"{}\"?", rule.similar);
    out.back().fix =
        Fix{fmt::format("write \"{}\"", rule.similar), Safety::unsafe, {{rule.range, std::string(rule.similar)}}};
  }
}

void check(const RuleContext& context, Findings& out) {
  for (const SuppressionComment& comment : context.suppressions) {
    if (comment.directive == Directive::unknown) {
      report_word(context, comment, out);
      continue;
    }
    // A reason without its mark is many unknown words; the first says it.
    for (const SilencedRule& it : comment.rules) {
      if (it.known) continue;
      report_rule(it, out);
      if (it.similar.empty()) break;
    }
  }
}

}  // namespace

extern const Rule unknown_suppression;
const Rule unknown_suppression{
    .name = "unknown-suppression",
    .summary = "A comment that silences rules names rules that exist",
    .group = RuleGroup::suppressions,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::nothing, FixesChange::words},
    .options = {},
    .check = check,
    .about_suppressions = true,
};

}  // namespace rubric::rules
