#include "lint/rule/schema_findings.h"

#include <algorithm>

#include <fmt/format.h>

#include "lint/rule/fact_findings.h"
#include "lint/rule/repair_findings.h"

namespace rubric::rule {
namespace {

// The rule that reports a problem: the one its report names, or the one its element does, or `usual`.
std::string_view rule_of(const Report* report, std::string_view usual) {
  return report == nullptr || report->rule.empty() ? usual : std::string_view(report->rule);
}

void settle(const Report* report, Finding& finding) {
  if (report == nullptr) return;
  if (!report->message.empty()) finding.message.reword(report->message);
  if (report->severity) finding.severity = report->severity;
}

std::string change_to(std::string_view text) {
  return text.starts_with('"') ? fmt::format("change to {}", text) : fmt::format("change to \"{}\"", text);
}

Fix fix_of(const Edit& repair) {
  const std::size_t words =
      repair.range.empty() ? std::min(repair.text.find_first_not_of("\r\n \t>-*+"), repair.text.size()) : 0;
  return {fmt::format(R"({} "{}")", repair.range.empty() ? "add" : "change to", repair.text.substr(words)),
          Safety::unsafe,
          {repair}};
}

// A line that is added right above text takes the text along.
bool is_continued(const Document& document, const Edit& edit) {
  if (!edit.range.empty() || edit.text.find('\n') == edit.text.npos) return false;
  const LineIndex& lines = document.source().lines();
  const std::size_t below = lines.line_of(edit.range.begin) + (edit.text.ends_with('\n') ? 0 : 1);
  if (below >= lines.line_count()) return false;
  const std::string_view text = document.text(lines.line(below));
  const std::size_t begin = text.find_first_not_of(" \t");
  return begin != text.npos && text[begin] != '#';
}

void read_content(const PageContext& context, std::span<const ContentProblem> problems, const SchemaReader& reader) {
  const std::string_view usual = kDefaultRules[static_cast<std::size_t>(Fault::content)];
  for (const ContentProblem& problem : problems) {
    const std::string_view rule = rule_of(problem.report, usual);
    if (!reader.wants(rule)) continue;
    Finding finding{.range = problem.range, .message = problem.message};
    settle(problem.report, finding);
    if (problem.repair && context.fixes && !is_continued(context.document, *problem.repair)) {
      finding.fix = fix_of(*problem.repair);
    }
    reader.take(rule, std::move(finding));
  }
}

void read_fields(std::span<const FieldProblem> problems, const SchemaReader& reader) {
  for (const FieldProblem& problem : problems) {
    const std::string_view rule = rule_of(problem.report, "fm-schema");
    if (!reader.wants(rule)) continue;
    Finding finding{.range = problem.range, .message = problem.message};
    settle(problem.report, finding);
    if (problem.repair) {
      finding.fix =
          Fix{change_to(problem.repair->text), problem.safe ? Safety::safe : Safety::unsafe, {*problem.repair}};
    }
    reader.take(rule, std::move(finding));
  }
}

}  // namespace

void read_schema_findings(const PageContext& context, const SchemaProblems& problems, const SchemaReader& reader) {
  if (context.match != nullptr) {
    read_repairs(context, reader);
    read_content(context, problems.content, reader);
    read_facts(context, problems.facts, reader);
  }
  read_fields(problems.fields, reader);
}

}  // namespace rubric::rule
