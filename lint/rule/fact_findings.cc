#include "lint/rule/fact_findings.h"

#include <algorithm>

#include "lint/rule/follow_headings.h"
#include "lint/rule/section_edits.h"
#include "lint/schema/facts.h"

namespace rubric {
namespace {

// The report that the fact brings, or that its section has for such mistakes.
const Report* report_of(const Schema& schema, const FactProblem& fact) {
  if (fact.report != nullptr || fact.element == kNone) return fact.report;
  const auto& reports = schema.elements[fact.element].report;
  const auto at = reports.find(fact.fault);
  return at == reports.end() ? nullptr : &at->second;
}

std::optional<Fix> fix_of(const PageContext& context, const FactProblem& fact) {
  if (fact.move) {
    const SectionContext sections{context.document, context.outline, *context.match};
    const ByteRange neighbour = span_of(sections, fact.move->neighbour);
    const ByteOffset to = fact.move->behind ? neighbour.end : neighbour.begin;
    const std::uint8_t level = context.outline.sections[fact.move->section].level;
    return Fix{fact.repair, Safety::unsafe, move(sections, fact.move->section, to, level)};
  }
  if (fact.edits.empty()) return std::nullopt;
  Fix fix{fact.repair, fact.safe ? Safety::safe : Safety::unsafe, fact.edits};
  if (fact.fault == Fault::prefix || fact.fault == Fault::spelling) take_links_along(context, fix);
  return fix;
}

}  // namespace

void read_facts(const PageContext& context, std::span<const FactProblem> facts, const SchemaReader& reader) {
  for (const FactProblem& fact : facts) {
    const Report* report = report_of(*context.schema, fact);
    const std::string_view name = report != nullptr && !report->rule.empty() ? std::string_view(report->rule)
                                                                             : kDefaultRules[static_cast<std::size_t>(fact.fault)];
    if (!reader.wants(name)) continue;
    Finding finding{.range = fact.range,
                    .message = fact.message,
                    .fix = context.fixes ? fix_of(context, fact) : std::nullopt};
    for (const auto& [range, message] : fact.related) finding.related.push_back({{}, range, message});
    if (report != nullptr && !report->message.empty()) finding.message.reword(report->message);
    if (report != nullptr && report->severity) finding.severity = report->severity;
    reader.take(name, std::move(finding));
  }
}

}  // namespace rubric
