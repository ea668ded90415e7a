#include <string>

#include <fmt/format.h>

#include "lint/rule/rule.h"
#include "lint/text/encoding.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// One mistake of whoever saved the file, at however many places; NUL bytes come from elsewhere.
void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  const ByteProblem *first_nul = nullptr, *first_byte = nullptr;
  std::size_t nuls = 0, bytes = 0;
  for (const ByteProblem& problem : document.problems()) {
    if (problem.kind == ByteProblem::Kind::other_encoding) {
      out.push_back({.range = problem.range,
                     .message = say("other-encoding", "this file is {}; save it as UTF-8",
                                    foreign_encoding(document.source().bytes()))});
    }
    if (problem.kind != ByteProblem::Kind::invalid_encoding) continue;
    const bool nul = document.text(problem.range).front() == '\0';
    const ByteProblem*& first = nul ? first_nul : first_byte;
    if (first == nullptr) first = &problem;
    ++(nul ? nuls : bytes);
  }
  const auto others = [](std::size_t count) {
    return aside(std::to_string(count), count == 1 ? "one other place" : fmt::format("{} other places", count));
  };
  if (first_nul != nullptr) {
    out.push_back({.range = first_nul->range, .message = say("nul", "a NUL byte is not text; remove it")});
    if (nuls > 1) out.back().message.advise(", here and at {}", others(nuls - 1));
  }
  if (first_byte != nullptr) {
    const auto byte = static_cast<unsigned char>(document.text(first_byte->range).front());
    out.push_back(
        {.range = first_byte->range, .message = say("byte", "byte {} is not UTF-8", fmt::format("{:#04x}", byte))});
    if (bytes == 1) out.back().message.advise("; save the file as UTF-8");
    else out.back().message.advise(", nor is what stands at {}; save the file as UTF-8", others(bytes - 1));
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
    .about_encoding = true,
};

}  // namespace rubric::rules
