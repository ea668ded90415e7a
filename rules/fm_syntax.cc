#include "lint/document/front_matter.h"
#include "lint/rule/rule.h"
#include "lint/text/line_index.h"

namespace rubric::rules {
namespace {

void fences(const RuleContext& context, Findings& out) {
  const auto fence = find_front_matter(context.document.source().bytes());
  if (!fence || fence->problem == FrontMatterFence::Problem::none) return;
  const bool open = fence->problem == FrontMatterFence::Problem::missing_open;
  const std::string_view newline = newline_of(context.document.source().bytes());
  const Edit edit{{fence->problem_range.begin, fence->problem_range.begin}, std::string("---").append(newline)};
  out.push_back({.range = fence->problem_range,
                 .message = open ? "the front matter has no opening \"---\"; add it as the first line"
                                 : "the front matter has no closing \"---\"; add it below the last key",
                 .fix = Fix{"add \"---\"", Safety::unsafe, {edit}}});
}

void check(const RuleContext& context, Findings& out) {
  fences(context, out);
  for (const YamlProblem& problem : context.front_matter.problems()) {
    Finding finding{.range = problem.range, .message = problem.message};
    if (problem.related) finding.related.push_back({{}, *problem.related, "the first one"});
    out.push_back(std::move(finding));
  }
}

}  // namespace

extern const Rule fm_syntax;
const Rule fm_syntax{
    .name = "fm-syntax",
    .summary = "Front matter is well-formed YAML between two lines of \"---\"",
    .group = RuleGroup::front_matter,
    .severity = Severity::error,
    .options = {},
    .check = check,
};

}  // namespace rubric::rules
