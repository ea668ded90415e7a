#include "lint/rule/schema_findings.h"

#include <algorithm>

#include <fmt/format.h>

#include "lint/schema/content.h"
#include "lint/schema/fields.h"

namespace rubric {
namespace {

// The rule that reports a problem: the one its report names, or the one its element does, or `usual`.
std::string_view rule_of(const Report* report, std::string_view usual) {
  return report == nullptr || report->rule.empty() ? usual : std::string_view(report->rule);
}

void settle(const Report* report, Finding& finding) {
  if (report == nullptr) return;
  if (!report->message.empty()) finding.message = report->message;
  if (report->severity != 0) finding.severity = static_cast<Severity>(report->severity - 1);
}

std::string change_to(std::string_view text) {
  return text.starts_with('"') ? fmt::format("change to {}", text) : fmt::format("change to \"{}\"", text);
}

Fix fix_of(const Edit& repair) {
  const std::size_t words = repair.range.empty() ? std::min(repair.text.find_first_not_of("\r\n \t>-*+"), repair.text.size()) : 0;
  return {fmt::format(R"({} "{}")", repair.range.empty() ? "add" : "change to", repair.text.substr(words)), Safety::unsafe, {repair}};
}

}  // namespace

void report_content(const RuleContext& context, std::string_view rule, Findings& out) {
  if (context.match == nullptr) return;
  const std::string_view usual = kDefaultRules[static_cast<std::size_t>(Fault::content)];
  for (const ContentProblem& problem : context.content) {
    if (rule_of(problem.report, usual) != rule) continue;
    Finding finding{.range = problem.range, .message = problem.message};
    settle(problem.report, finding);
    out.push_back(std::move(finding));
    if (problem.repair && context.fixes) out.back().fix = fix_of(*problem.repair);
  }
}

void report_fields(const RuleContext& context, std::string_view rule, Findings& out) {
  if (context.schema == nullptr || !context.front_matter.problems().empty()) return;
  const PageFacts page{context.document.source().path(), context.document, context.outline, context.front_matter};
  for (FieldProblem& problem : check_fields(*context.schema, page)) {
    if (rule_of(problem.report, "fm-schema") != rule) continue;
    Finding finding{.range = problem.range, .message = std::move(problem.message)};
    settle(problem.report, finding);
    if (problem.repair) finding.fix = Fix{change_to(problem.repair->text), problem.safe ? Safety::safe : Safety::unsafe, {*problem.repair}};
    out.push_back(std::move(finding));
  }
}

}  // namespace rubric
