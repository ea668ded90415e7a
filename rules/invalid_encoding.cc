#include <fmt/format.h>

#include "lint/rule/rule.h"

namespace rubric::rules {
namespace {

void check(const RuleContext& context, Findings& out) {
  for (const ByteProblem& problem : context.document.problems()) {
    if (problem.kind != ByteProblem::Kind::invalid_encoding) continue;
    const auto first = static_cast<unsigned char>(context.document.text(problem.range).front());
    out.push_back({.range = problem.range,
                   .message = first == 0 ? std::string("a NUL byte is not text; remove it")
                                         : fmt::format("byte {:#04x} is not UTF-8; save the file as UTF-8", first)});
  }
}

}  // namespace

extern const Rule invalid_encoding;
const Rule invalid_encoding{
    .name = "invalid-encoding",
    .summary = "A page is UTF-8 text",
    .group = RuleGroup::hygiene,
    .severity = Severity::error,
    .options = {},
    .check = check,
};

}  // namespace rubric::rules
