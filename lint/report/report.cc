#include "lint/report/report.h"

#include <utility>

namespace rubric::report {

void SeverityCounts::add(const SeverityCounts& other) {
  errors += other.errors;
  warnings += other.warnings;
  infos += other.infos;
}

void Summary::add(const FileReport& report) {
  ++files;
  if (!report.diagnostics.empty()) ++files_with_diagnostics;
  for (const Diagnostic& it : report.diagnostics) {
    ++(it.severity == Severity::error ? errors : it.severity == Severity::warning ? warnings : infos);
    rules[it.rule].add(it.severity);
  }
  if (!report.profile) return;
  SeverityCounts& department = departments[report.profile->department];
  for (const Diagnostic& it : report.diagnostics) department.add(it.severity);
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
  complete &= other.complete;
  for (const auto& [name, counted] : other.departments) departments[name].add(counted);
  for (const auto& [name, counted] : other.rules) rules[name].add(counted);
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

std::vector<RuleCount> Summary::statistics() const {
  std::vector<RuleCount> rows;
  for (const auto& [rule, counted] : rules) {
    if (counted.errors > 0) rows.push_back({rule, Severity::error, counted.errors});
    if (counted.warnings > 0) rows.push_back({rule, Severity::warning, counted.warnings});
    if (counted.infos > 0) rows.push_back({rule, Severity::info, counted.infos});
  }
  return rows;
}

std::string ToolFacts::url_of(std::string_view rule_name) const {
  std::string url(rule_pages);
  constexpr std::string_view kSlot = "{rule}";
  if (const std::size_t at = url.find(kSlot); at != url.npos) url.replace(at, kSlot.size(), rule_name);
  return url;
}

std::span<const ReportFormat* const> report_formats() {
  static constexpr const ReportFormat* kAll[] = {&kTextFormat,        &kJsonFormat,   &kSarifFormat,
                                                 &kCodeQualityFormat, &kJUnitFormat,  &kGitHubFormat,
                                                 &kCheckstyleFormat,  &kRdjsonFormat, &kHtmlFormat};
  return kAll;
}

GrowingReport::Piece GrowingReport::render(const FileReport& report) const {
  return {format_->file(report, style_), format_->later == nullptr ? std::string() : format_->later(report, style_)};
}

std::string GrowingReport::add(Piece piece) {
  if (!piece.later.empty()) later_.append(later_.empty() ? "" : ",\n").append(piece.later);
  if (!piece.text.empty() && !std::exchange(first_, false)) piece.text.insert(0, format_->separator);
  return std::move(piece.text);
}

std::string render(const ReportFormat& format, std::span<const FileReport> reports, const ReportStyle& style) {
  GrowingReport growing(format, style);
  std::string out = growing.begin();
  Summary summary;
  for (const FileReport& report : reports) {
    summary.add(report);
    out += growing.add(growing.render(report));
  }
  return out += growing.end(summary);
}

}  // namespace rubric::report
