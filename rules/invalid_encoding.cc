#include <string>

#include <fmt/format.h>

#include "lint/rule/rule.h"
#include "lint/text/encoding.h"

namespace rubric::rules {
namespace {

// One mistake of whoever saved the file, at however many places; NUL bytes come from elsewhere.
void check(const RuleContext& context, Findings& out) {
  const Document& document = context.document;
  const ByteProblem *first_nul = nullptr, *first_byte = nullptr;
  std::size_t nuls = 0, bytes = 0;
  for (const ByteProblem& problem : document.problems()) {
    if (problem.kind == ByteProblem::Kind::other_encoding) {
      out.push_back({.range = problem.range, .message = fmt::format("this file is {}; save it as UTF-8", foreign_encoding(document.source().bytes()))});
    }
    if (problem.kind != ByteProblem::Kind::invalid_encoding) continue;
    const bool nul = document.text(problem.range).front() == '\0';
    const ByteProblem*& first = nul ? first_nul : first_byte;
    if (first == nullptr) first = &problem;
    ++(nul ? nuls : bytes);
  }
  const auto others = [](std::size_t count) { return count == 1 ? std::string("one other place") : fmt::format("{} other places", count); };
  if (first_nul != nullptr) {
    out.push_back({.range = first_nul->range, .message = fmt::format("a NUL byte is not text; remove it{}", nuls == 1 ? "" : fmt::format(", here and at {}", others(nuls - 1)))});
  }
  if (first_byte != nullptr) {
    const auto byte = static_cast<unsigned char>(document.text(first_byte->range).front());
    out.push_back({.range = first_byte->range,
                   .message = fmt::format("byte {:#04x} is not UTF-8{}; save the file as UTF-8", byte, bytes == 1 ? "" : fmt::format(", nor is what stands at {}", others(bytes - 1)))});
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
