// The JSON report, one diagnostic a line, so that it can be read by eye and compared by line.
#include <iterator>

#include <fmt/format.h>

#include "lint/engine/fingerprint.h"
#include "lint/report/json_text.h"
#include "lint/report/report.h"

namespace rubric::report {
namespace {

std::string edits_json(const std::vector<Edit>& edits) {
  std::string out;
  for (const Edit& it : edits) {
    if (!out.empty()) out += ", ";
    out += fmt::format(R"({{"offset": {}, "end_offset": {}, "text": {}}})", it.range.begin.value, it.range.end.value,
                       json_string(it.text));
  }
  return out;
}

// Whoever knows nothing of other files may take the edits alone, which leaves the links there as they are.
std::string fix_json(const Fix& fix) {
  std::string others;
  for (const FileEdits& it : fix.elsewhere) {
    others += fmt::format(R"({}{{"path": {}, "edits": [{}]}})", others.empty() ? "" : ", ",
                          json_string(it.page->path()), edits_json(it.edits));
  }
  if (!others.empty()) others = fmt::format(R"(, "other_files": [{}])", others);
  return fmt::format(R"({{"title": {}, "safety": "{}", "edits": [{}]{}}})", json_string(fix.title), name_of(fix.safety),
                     edits_json(fix.edits), others);
}

std::string related_json(const Related& related, const SourceText& source) {
  const bool here = related.path.empty() || related.path == source.path();
  const DisplayPosition at = here ? source.lines().display(related.range.begin) : related.at;
  return fmt::format(R"({{"path": {}, "line": {}, "column": {}, "message": {}}})",
                     json_string(here ? source.path() : related.path), at.line, at.column,
                     json_string(related.message));
}

std::string diagnostic_json(const Diagnostic& it, const SourceText& source, const std::string& fingerprint) {
  const DisplayPosition begin = source.lines().display(it.range.begin), end = source.lines().display(it.range.end);
  std::string related;
  for (const Related& one : it.related) {
    if (!related.empty()) related += ", ";
    related += related_json(one, source);
  }
  return fmt::format(R"({{"path": {}, "rule": {}, "severity": "{}", "message": {}, "kind": {}, "arguments": {}, )"
                     R"("line": {}, "column": {}, "end_line": {}, "end_column": {}, "offset": {}, "end_offset": {}, )"
                     R"("fix": {}, "related": [{}], "fingerprint": "{}", "help": {}}})",
                     json_string(source.path()), json_string(it.rule), name_of(it.severity), json_string(it.message),
                     json_string(it.kind), json_list(it.arguments), begin.line, begin.column, end.line, end.column,
                     it.range.begin.value, it.range.end.value, it.fix ? fix_json(*it.fix) : "null", related,
                     fingerprint, json_string(fmt::format("rubric explain {}", it.rule)));
}

std::string begin(const ReportStyle&) { return "{\"version\": 1,\n \"diagnostics\": ["; }

std::string file(const FileReport& report, const ReportStyle&) {
  if (report.diagnostics.empty()) return {};
  std::string out;
  const std::vector<std::string> names = fingerprints(report);
  for (std::size_t i = 0; i < names.size(); ++i) {
    out += i == 0 ? "\n  " : ",\n  ";
    out += diagnostic_json(report.diagnostics[i], *report.source, names[i]);
  }
  return out;
}

std::string end(const Summary& summary, std::string_view, const ReportStyle& style) {
  std::string out = summary.files_with_diagnostics == 0 ? "]" : "\n ]";
  if (style.statistics) {
    out += ",\n \"statistics\": [";
    std::string_view between = "";
    for (const RuleCount& it : summary.statistics()) {
      out += fmt::format("{}\n  {{\"rule\": {}, \"severity\": \"{}\", \"count\": {}}}", between, json_string(it.rule),
                         name_of(it.severity), it.count);
      between = ",";
    }
    out += summary.rules.empty() ? "]" : "\n ]";
  }
  return out += fmt::format(",\n \"summary\": {{\"files\": {}, \"errors\": {}, \"warnings\": {}, \"infos\": {}{}}}}}\n",
                            summary.files, summary.errors, summary.warnings, summary.infos,
                            summary.fixes ? fmt::format(", \"fixed\": {}", *summary.fixes) : "");
}

}  // namespace

constexpr ReportFormat kJsonFormat{
    .name = "json", .begin = begin, .file = file, .separator = ",", .end = end, .edits = true};

}  // namespace rubric::report
