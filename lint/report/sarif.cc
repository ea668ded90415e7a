// SARIF 2.1.0, as GitHub, GitLab and editors take it.
//
// https://docs.oasis-open.org/sarif/sarif/v2.1.0/. The run opens with the tool and all its rules, so that a result
// can name its rule by index while files are still being checked; the files checked come after the results.
#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "lint/engine/fingerprint.h"
#include "lint/report/json_text.h"
#include "lint/report/replacement.h"
#include "lint/report/report.h"
#include "lint/report/uri.h"
#include "lint/text/utf8.h"

namespace rubric::report {
namespace {

constexpr std::size_t kLongestSnippet = 400;

std::string_view level_of(Severity severity) {
  switch (severity) {
    case Severity::off: return "none";
    case Severity::info: return "note";
    case Severity::warning: return "warning";
    case Severity::error: return "error";
  }
  return "none";
}

// "heading-misspelled" as "HeadingMisspelled", as names of rules are written there. A name must say more than the id
// does, so that of one word is none.
std::string in_pascal_case(std::string_view name) {
  std::string out;
  bool upper = true;
  for (const char c : name) {
    if (c != '-') out += upper && 'a' <= c && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = c == '-';
  }
  return out;
}

std::string descriptor(const Rule& rule, const ToolFacts& tool) {
  const std::string page = tool.page_of(rule.name), url = tool.url_of(rule.name);
  const std::string summary = json_string(fmt::format("{}.", rule.summary));
  const std::string text = json_string(page.empty() ? rule.summary : page);
  std::string out = fmt::format(R"(    {{"id": {}, )", json_string(rule.name));
  if (rule.name.find('-') != rule.name.npos) out += fmt::format(R"("name": "{}", )", in_pascal_case(rule.name));
  out += fmt::format(R"("shortDescription": {{"text": {}}}, "fullDescription": {{"text": {}}}, )", summary, summary);
  if (!url.empty()) out += fmt::format(R"("helpUri": {}, )", json_string(url));
  out += fmt::format(
      R"("help": {{"text": {}, "markdown": {}}}, "defaultConfiguration": {{"enabled": {}, "level": "{}"}}, )", text,
      text, rule.severity != Severity::off, level_of(rule.severity));
  const std::string_view problem = rule.severity == Severity::info ? "recommendation" : level_of(rule.severity);
  return out + fmt::format(R"("properties": {{"problem.severity": "{}", "tags": [{}]}}}})", problem,
                           json_string(name_of(rule.group)));
}

std::string location_of(std::string_view path) {
  const std::string_view base = path.starts_with('/') ? "" : R"(, "uriBaseId": "SRCROOT")";
  return fmt::format(R"("artifactLocation": {{"uri": {}{}}})", json_string(uri_of(path)), base);
}

std::string region_of(const SourceText& source, ByteRange range) {
  const DisplayPosition begin = source.lines().display(range.begin), end = source.lines().display(range.end);
  return fmt::format(R"("startLine": {}, "startColumn": {}, "endLine": {}, "endColumn": {})", begin.line, begin.column,
                     end.line, end.column);
}

std::string place(const SourceText& source, ByteRange range) {
  const std::string_view text = source.text(range);
  const bool shown = !text.empty() && text.size() <= kLongestSnippet && invalid_utf8(text).empty();
  return fmt::format(R"("physicalLocation": {{{}, "region": {{{}{}}}}})", location_of(source.path()),
                     region_of(source, range),
                     shown ? fmt::format(R"(, "snippet": {{"text": {}}})", json_string(text)) : "");
}

std::string change_of(const SourceText& source, const std::vector<Edit>& edits) {
  std::string replacements;
  for (const Edit& edit : edits) {
    if (!replacements.empty()) replacements += ", ";
    replacements += fmt::format(R"({{"deletedRegion": {{{}}}, "insertedContent": {{"text": {}}}}})",
                                region_of(source, edit.range), json_string(edit.text));
  }
  return fmt::format(R"({{{}, "replacements": [{}]}})", location_of(source.path()), replacements);
}

std::string fixes(const Diagnostic& it, const SourceText& source) {
  if (!it.fix || it.fix->edits.empty() || !is_writable(*it.fix)) return {};
  std::string changes = change_of(source, it.fix->edits);
  for (const FileEdits& other : it.fix->elsewhere) changes += ", " + change_of(*other.page, other.edits);
  return fmt::format(
      R"(, "fixes": [{{"description": {{"text": {}}}, "artifactChanges": [{}], "properties": {{"safety": "{}"}}}}])",
      json_string(it.fix->title), changes, name_of(it.fix->safety));
}

std::string related(const Diagnostic& it, const SourceText& source) {
  std::string out;
  for (std::size_t i = 0; i < it.related.size(); ++i) {
    const Related& one = it.related[i];
    const bool here = one.path.empty() || one.path == source.path();
    out += fmt::format(
        R"({}{{"id": {}, {}, "message": {{"text": {}}}}})", i == 0 ? "" : ", ", i + 1,
        here ? place(source, one.range)
             : fmt::format(R"("physicalLocation": {{{}, "region": {{"startLine": {}, "startColumn": {}}}}})",
                           location_of(one.path), one.at.line, one.at.column),
        json_string(one.message));
  }
  return out.empty() ? out : fmt::format(R"(, "relatedLocations": [{}])", out);
}

std::string rule_of(const Diagnostic& it, const ToolFacts& tool) {
  const auto rule = std::ranges::lower_bound(tool.rules, it.rule, {}, [](const Rule* one) { return one->name; });
  const bool known = rule != tool.rules.end() && (*rule)->name == it.rule;
  return fmt::format(R"("ruleId": {}{})", json_string(it.rule),
                     known ? fmt::format(R"(, "ruleIndex": {})", rule - tool.rules.begin()) : "");
}

// `suppressions` is "" for what is reported; all results say whether they are suppressed, or none may.
std::string result(const Diagnostic& it, const SourceText& source, const std::string& fingerprint,
                   const std::string& suppressions, const ToolFacts& tool) {
  return fmt::format(
      R"(   {{{}, "level": "{}", "message": {{"text": {}}}, "locations": [{{{}}}]{}, )"
      R"("partialFingerprints": {{"rubric/v2": "{}"}}, "properties": {{"kind": {}, "arguments": {}}}, )"
      R"("suppressions": [{}]{}}})",
      rule_of(it, tool), level_of(it.severity), json_string(it.message), place(source, it.range), related(it, source),
      fingerprint, json_string(it.kind), json_list(it.arguments), suppressions, fixes(it, source));
}

std::string suppression(const Suppressed& it, const SourceText& source) {
  const std::string reason =
      it.reason.empty() ? std::string() : fmt::format(R"(, "justification": {})", json_string(it.reason));
  if (!it.comment) return fmt::format(R"({{"kind": "external"{}}})", reason);
  return fmt::format(R"({{"kind": "inSource", "location": {{{}}}{}}})", place(source, *it.comment), reason);
}

std::string begin(const ReportStyle& style) {
  std::string rules;
  for (const Rule* rule : style.tool.rules) rules += (rules.empty() ? "\n" : ",\n") + descriptor(*rule, style.tool);
  std::string version;
  if (!style.tool.version.empty()) {
    version = fmt::format(R"(, "version": {0}, "semanticVersion": {0})", json_string(style.tool.version));
  }
  if (!style.tool.home.empty()) version += fmt::format(R"(, "informationUri": {})", json_string(style.tool.home));
  return fmt::format(
      "{{\"$schema\": \"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json\",\n"
      " \"version\": \"2.1.0\",\n \"runs\": [{{\n"
      "  \"tool\": {{\"driver\": {{\"name\": \"rubric\"{}, \"rules\": [{}]}}}},\n"
      "  \"columnKind\": \"unicodeCodePoints\",\n"
      "  \"newlineSequences\": [\"\\r\\n\", \"\\n\", \"\\r\"],\n"
      "  \"originalUriBaseIds\": {{\"SRCROOT\": {{\"description\": {{\"text\": \"the folder that rubric was run "
      "in\"}}}}}},\n"
      "  \"results\": [",
      version, rules);
}

std::string file(const FileReport& report, const ReportStyle& style) {
  const SourceText& source = *report.source;
  std::string out;
  const auto add = [&](const Diagnostic& it, const std::string& fingerprint, const std::string& suppressions) {
    out += (out.empty() ? "\n" : ",\n") + result(it, source, fingerprint, suppressions, style.tool);
  };
  if (!report.diagnostics.empty()) {
    const std::vector<std::string> names = fingerprints(report);
    for (std::size_t i = 0; i < names.size(); ++i) add(report.diagnostics[i], names[i], "");
  }
  if (!report.suppressed.empty()) {
    const std::vector<std::string> names = fingerprints_of_suppressed(report);
    for (std::size_t i = 0; i < names.size(); ++i) {
      add(report.suppressed[i].diagnostic, names[i], suppression(report.suppressed[i], source));
    }
  }
  return out;
}

std::string later(const FileReport& report, const ReportStyle&) {
  const std::string location = location_of(report.source->path());
  return fmt::format(R"(   {{{}: {}, "roles": ["analysisTarget"], "mimeType": "text/markdown"}})", "\"location\"",
                     location.substr(location.find('{')));
}

std::string end(const Summary& summary, std::string_view files, const ReportStyle&) {
  return fmt::format("],\n  \"artifacts\": [{}{}],\n  \"invocations\": [{{\"executionSuccessful\": {}}}]\n }}]}}\n",
                     files.empty() ? "" : "\n", files, summary.complete);
}

}  // namespace

constexpr ReportFormat kSarifFormat{
    .name = "sarif", .begin = begin, .file = file, .separator = ",", .end = end, .later = later, .edits = true};

}  // namespace rubric::report
