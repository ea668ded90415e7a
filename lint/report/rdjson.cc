// reviewdog's JSON: like ours, but columns count bytes and a suggestion is one range with its new text.
//
// https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
#include <fmt/format.h>

#include "lint/report/json_text.h"
#include "lint/report/replacement.h"
#include "lint/report/report.h"

namespace rubric::report {
namespace {

std::string_view severity_of(Severity severity) {
  return severity == Severity::error ? "ERROR" : severity == Severity::warning ? "WARNING" : "INFO";
}

std::string position(const LineIndex& lines, ByteOffset offset) {
  const std::size_t line = lines.line_of(offset);
  return fmt::format(R"({{"line": {}, "column": {}}})", line + 1, offset.value - lines.line_start(line).value + 1);
}

std::string range(const LineIndex& lines, ByteRange range) {
  return fmt::format(R"({{"start": {}, "end": {}}})", position(lines, range.begin), position(lines, range.end));
}

std::string suggestions(const Diagnostic& it, const SourceText& source) {
  const std::optional<Edit> edit = it.fix ? as_one_edit(*it.fix, source) : std::nullopt;
  if (!edit) return {};
  return fmt::format(R"(, "suggestions": [{{"range": {}, "text": {}}}])", range(source.lines(), edit->range),
                     json_string(edit->text));
}

std::string code(std::string_view rule, const ToolFacts& tool) {
  const std::string url = tool.url_of(rule);
  return fmt::format(R"({{"value": {}{}}})", json_string(rule),
                     url.empty() ? "" : fmt::format(R"(, "url": {})", json_string(url)));
}

std::string begin(const ReportStyle&) { return "{\"source\": {\"name\": \"rubric\"},\n \"diagnostics\": ["; }

std::string file(const FileReport& report, const ReportStyle& style) {
  std::string out;
  for (const Diagnostic& it : report.diagnostics) {
    out += fmt::format(
        "{}\n  {{\"message\": {}, \"location\": {{\"path\": {}, \"range\": {}}}, \"severity\": \"{}\", \"code\": "
        "{}{}}}",
        out.empty() ? "" : ",", json_string(it.message), json_string(report.source->path()),
        range(report.source->lines(), it.range), severity_of(it.severity), code(it.rule, style.tool),
        suggestions(it, *report.source));
  }
  return out;
}

std::string end(const Summary& summary, std::string_view, const ReportStyle&) {
  return summary.files_with_diagnostics == 0 ? "]}\n" : "\n ]}\n";
}

}  // namespace

constexpr ReportFormat kRdjsonFormat{
    .name = "rdjson", .begin = begin, .file = file, .separator = ",", .end = end, .edits = true};

}  // namespace rubric::report
