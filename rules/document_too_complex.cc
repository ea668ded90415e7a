#include "lint/rule/rule.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

void check(const RuleContext& context, Findings& out) {
  for (const ByteProblem& problem : context.document.problems()) {
    if (problem.kind != ByteProblem::Kind::too_complex) continue;
    out.push_back(
        {.range = problem.range,
         .message = say("too-complex",
                        "this would take too much time and memory to read as Markdown; the page was not checked")});
  }
}

}  // namespace

extern const Rule document_too_complex;
const Rule document_too_complex{
    .name = "document-too-complex",
    .summary = "A page can be read in time that grows with its size",
    .group = RuleGroup::hygiene,
    .severity = Severity::error,
    .options = {},
    .check = check,
};

}  // namespace rubric::rules
