#include "lint/rule/fact_findings.h"

#include <algorithm>

#include "lint/facts/facts.h"
#include "lint/rule/follow_headings.h"
#include "lint/rule/section_edits.h"

namespace rubric::rule {
namespace {

// The report that the fact brings, or that its section has for such mistakes.
const Report* report_of(const Schema& schema, const FactProblem& fact) {
  if (fact.report != nullptr || fact.element == kNone) return fact.report;
  const auto& reports = schema.elements[fact.element].report;
  const auto at = reports.find(fact.fault);
  return at == reports.end() ? nullptr : &at->second;
}

// Whether the edit would take a link or a line break away, or add lines where no block can stand.
bool goes_too_far(const PageContext& context, const Edit& edit) {
  if (edit.text.ends_with('\n')) return !takes_blocks(context.document, edit.range.begin);
  if (edit.range.empty()) return false;
  std::ptrdiff_t kept = 0;
  for (std::size_t at = edit.text.find("]("); at != edit.text.npos; at = edit.text.find("](", at + 1)) ++kept;
  const auto in_edit = [&](NodeKind kind) {
    const auto begin = [&](NodeId id) { return context.document[id].range.begin; };
    const auto nodes = context.nodes.of(kind);
    return std::ranges::lower_bound(nodes, edit.range.end, {}, begin) -
           std::ranges::lower_bound(nodes, edit.range.begin, {}, begin);
  };
  return in_edit(NodeKind::link) > kept || in_edit(NodeKind::linebreak) > 0;
}

std::optional<Fix> fix_of(const PageContext& context, const FactProblem& fact) {
  if (fact.move) {
    const SectionContext sections{context.document, context.outline, *context.match};
    const ByteRange neighbour = span_of(sections, fact.move->neighbour);
    const ByteOffset to = fact.move->behind ? neighbour.end : neighbour.begin;
    const std::uint8_t level = context.outline.sections[fact.move->section].level;
    if (!takes_blocks(context.document, to) ||
        !takes_blocks(context.document, span_of(sections, fact.move->section).end)) {
      return std::nullopt;
    }
    return Fix{fact.repair, Safety::unsafe, move(sections, fact.move->section, to, level)};
  }
  if (fact.edits.empty() ||
      std::ranges::any_of(fact.edits, [&](const Edit& it) { return goes_too_far(context, it); })) {
    return std::nullopt;
  }
  Fix fix{fact.repair, fact.safe ? Safety::safe : Safety::unsafe, fact.edits};
  if (fact.fault == Fault::prefix || fact.fault == Fault::spelling) take_links_along(context, fix);
  return fix;
}

}  // namespace

void read_facts(const PageContext& context, std::span<const FactProblem> facts, const SchemaReader& reader) {
  for (const FactProblem& fact : facts) {
    const Report* report = report_of(*context.schema, fact);
    const std::string_view name = report != nullptr && !report->rule.empty()
                                      ? std::string_view(report->rule)
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

}  // namespace rubric::rule
