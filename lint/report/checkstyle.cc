// The XML that Checkstyle writes and that many a tool reads: files with their findings. Files without any are
// left out. tests/reports/checkstyle.xsd is the format in full.
#include <fmt/format.h>

#include "lint/report/report.h"
#include "lint/report/xml_text.h"

namespace rubric::report {
namespace {

std::string begin(const ReportStyle&) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
}

std::string file(const FileReport& report, const ReportStyle&) {
  if (report.diagnostics.empty()) return {};
  std::string out = fmt::format("  <file name=\"{}\">\n", xml_text(report.source->path()));
  for (const Diagnostic& it : report.diagnostics) {
    const DisplayPosition at = report.source->lines().display(it.range.begin);
    out += fmt::format("    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" source=\"rubric.{}\"/>\n",
                       at.line, at.column, name_of(it.severity), xml_text(it.message), xml_text(it.rule));
  }
  return out += "  </file>\n";
}

std::string end(const Summary&, std::string_view, const ReportStyle&) { return "</checkstyle>\n"; }

}  // namespace

constexpr ReportFormat kCheckstyleFormat{
    .name = "checkstyle", .begin = begin, .file = file, .separator = "", .end = end};

}  // namespace rubric::report
