#include "lint/report/report.h"

#include <algorithm>

namespace rubric {

void Summary::add(const FileReport& report) {
  ++files;
  if (!report.diagnostics.empty()) ++files_with_diagnostics;
  for (const Diagnostic& it : report.diagnostics) {
    ++(it.severity == Severity::error ? errors : it.severity == Severity::warning ? warnings : infos);
    RuleCount& rule = rules.try_emplace(it.rule, RuleCount{it.severity, 0}).first->second;
    rule.severity = std::max(rule.severity, it.severity);
    ++rule.count;
  }
}

void Summary::add_fixes(std::size_t made) {
  fixes = fixes.value_or(0) + made;
  files_fixed += made > 0 ? 1 : 0;
}

void Summary::add(const Summary& other) {
  files += other.files;
  files_with_diagnostics += other.files_with_diagnostics;
  errors += other.errors;
  warnings += other.warnings;
  infos += other.infos;
  if (other.fixes) fixes = fixes.value_or(0) + *other.fixes;
  files_fixed += other.files_fixed;
  for (const auto& [name, counted] : other.rules) {
    RuleCount& rule = rules.try_emplace(name, RuleCount{counted.severity, 0}).first->second;
    rule.severity = std::max(rule.severity, counted.severity);
    rule.count += counted.count;
  }
}

std::size_t Summary::at_or_above(Severity severity) const {
  switch (severity) {
    case Severity::off: return 0;
    case Severity::info: return errors + warnings + infos;
    case Severity::warning: return errors + warnings;
    case Severity::error: return errors;
  }
  return 0;
}

std::span<const ReportFormat* const> report_formats() {
  static constexpr const ReportFormat* kAll[] = {&kTextFormat, &kJsonFormat};
  return kAll;
}

std::string render(const ReportFormat& format, std::span<const FileReport> reports, const ReportStyle& style) {
  std::string out = format.begin(style);
  Summary summary;
  bool first = true;
  for (const FileReport& report : reports) {
    summary.add(report);
    const std::string piece = format.file(report, style);
    if (piece.empty()) continue;
    if (!first) out += format.separator;
    first = false;
    out += piece;
  }
  return out += format.end(summary, style);
}

}  // namespace rubric
