// Workflow commands of GitHub Actions, which make annotations of a job's log:
//
//     ::error title=heading-misspelled,file=docs/a.md,line=3,endLine=3,col=4,endColumn=18::message
//
// The escapes are those of @actions/core, which the runner undoes.
#include <algorithm>

#include <fmt/format.h>

#include "lint/report/report.h"
#include "lint/text/utf8.h"

namespace rubric::report {
namespace {

std::string escaped(std::string_view text, std::string_view also) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const CodePoint it = decode(text, i);
    if (!it.valid) append_utf8(out, 0xFFFD);
    else if (c == '%' || c == '\r' || c == '\n' || also.find(c) != also.npos) out += fmt::format("%{:02X}", c);
    else out += text.substr(i, it.size);
    i += it.size;
  }
  return out;
}

std::string in_message(std::string_view text) { return escaped(text, ""); }
std::string in_property(std::string_view text) { return escaped(text, ":,"); }

std::string_view level_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "notice";
}

// Columns only mean something within one line. The last one is inclusive here.
std::string place(const LineIndex& lines, ByteRange range) {
  const DisplayPosition begin = lines.display(range.begin), end = lines.display(range.end);
  std::string out = fmt::format("line={},endLine={}", begin.line, end.line);
  if (begin.line == end.line) {
    out += fmt::format(",col={},endColumn={}", begin.column, std::max(begin.column, end.column - 1));
  }
  return out;
}

std::string begin(const ReportStyle&) { return {}; }

std::string file(const FileReport& report, const ReportStyle&) {
  std::string out;
  for (const Diagnostic& it : report.diagnostics) {
    out += fmt::format("::{} title={},file={},{}::{}\n", level_of(it.severity), in_property(it.rule),
                       in_property(report.source->path()), place(report.source->lines(), it.range),
                       in_message(it.message));
  }
  return out;
}

std::string end(const Summary&, std::string_view, const ReportStyle&) { return {}; }

}  // namespace

constexpr ReportFormat kGitHubFormat{.name = "github", .begin = begin, .file = file, .separator = "", .end = end};

}  // namespace rubric::report
