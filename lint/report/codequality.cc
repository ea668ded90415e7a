// GitLab's Code Quality report: a JSON array of which GitLab keeps one entry for each fingerprint, and nothing
// behind the first entry that it does not understand.
//
// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
#include <fmt/format.h>

#include "lint/engine/fingerprint.h"
#include "lint/report/json_text.h"
#include "lint/report/report.h"

namespace rubric::report {
namespace {

std::string_view severity_of(Severity severity) {
  return severity == Severity::error ? "major" : severity == Severity::warning ? "minor" : "info";
}

std::string begin(const ReportStyle&) { return "["; }

std::string file(const FileReport& report, const ReportStyle&) {
  if (report.diagnostics.empty()) return {};
  const LineIndex& lines = report.source->lines();
  const std::vector<std::string> names = fingerprints(report);
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Diagnostic& it = report.diagnostics[i];
    out += fmt::format(
        "{}\n {{\"description\": {}, \"check_name\": {}, \"fingerprint\": \"{}\", \"severity\": \"{}\", "
        "\"location\": {{\"path\": {}, \"lines\": {{\"begin\": {}, \"end\": {}}}}}}}",
        i == 0 ? "" : ",", json_string(it.message), json_string(it.rule), names[i], severity_of(it.severity),
        json_string(report.source->path()), lines.line_of(it.range.begin) + 1, lines.line_of(it.range.end) + 1);
  }
  return out;
}

std::string end(const Summary& summary, std::string_view, const ReportStyle&) {
  return summary.files_with_diagnostics == 0 ? "]\n" : "\n]\n";
}

}  // namespace

constexpr ReportFormat kCodeQualityFormat{
    .name = "codequality", .begin = begin, .file = file, .separator = ",", .end = end};

}  // namespace rubric::report
