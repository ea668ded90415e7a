// The report as a page to read, filter and print. It is one file and asks for no other.
//
// What is known only at the end, the counts, stands at the end of the bytes and is moved to the top by the script;
// so the page can be written while files are still being checked. html/ holds its style and its script.
#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "lint/engine/fingerprint.h"
#include "lint/report/excerpt.h"
#include "lint/report/html_ladder.h"
#include "lint/report/printable.h"
#include "lint/report/report.h"
#include "lint/report/xml_text.h"
#include "lint/text/path.h"
#include "lint/text/utf8.h"

namespace rubric::report {
namespace {

constexpr std::size_t kFindingsInList = 40;   // a browser lays out a list at once, and those out of sight not at all

struct Part {
  std::string_view name, text;
};
constexpr Part kParts[] = {
#include "html_parts.inc"
};

std::string_view part(std::string_view name) {
  return std::ranges::find(kParts, name, &Part::name)->text;
}

// Text of a document or about it: what would turn the reading direction of the page shows as U+FFFD.
std::string shown(std::string_view text) { return xml_text(printable(text)); }

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

// "3 errors, 1 warning"; of none, "".
std::string counted(std::size_t errors, std::size_t warnings, std::size_t infos) {
  std::vector<std::string> parts;
  if (errors > 0) parts.push_back(counted(errors, "error"));
  if (warnings > 0) parts.push_back(counted(warnings, "warning"));
  if (infos > 0) parts.push_back(counted(infos, "info"));
  return fmt::format("{}", fmt::join(parts, ", "));
}

// Where the columns of a printable line begin in its bytes.
std::size_t byte_at_column(std::string_view line, std::uint32_t column) {
  std::uint32_t at = 0;
  std::size_t i = 0;
  while (i < line.size()) {
    const CodePoint it = decode(line, i);
    const std::uint32_t columns = text::columns(it.value);
    if (at + columns > column) break;
    at += columns;
    i += it.size;
  }
  return i;
}

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t") == text.npos; }

// The line that is meant with carets below, between those around it that say anything.
std::string source_lines(const SourceText& source, ByteRange range) {
  const LineIndex& lines = source.lines();
  const std::size_t line = lines.line_of(range.begin);
  const Excerpt it = excerpt(source, range);
  const std::string_view text = it.line;
  const std::size_t begin = byte_at_column(text, it.indent), end = byte_at_column(text, it.indent + it.carets);
  const auto beside = [&](std::size_t number) {
    const Excerpt other = excerpt(source, {lines.line_start(number), lines.line_start(number)});
    return fmt::format("<i>{:>4} | </i><s>{}</s>", number + 1, xml_text(other.line));
  };
  std::string out = "<pre>";
  if (line > 0 && !is_blank(source.text(lines.line(line - 1)))) out += beside(line - 1) + '\n';
  out += fmt::format("<i>{:>4} | </i>{}<mark>{}</mark>{}<span class=\"carets\">\n<i>     | </i>{:{}}<em>{}</em></span>",
                     line + 1, xml_text(text.substr(0, begin)), xml_text(text.substr(begin, end - begin)),
                     xml_text(text.substr(end)), "", it.indent, std::string(it.carets, '^'));
  if (line + 1 < lines.line_count() && !is_blank(source.text(lines.line(line + 1)))) out += '\n' + beside(line + 1);
  return out + "</pre>";
}

std::string related_line(const Related& it, const SourceText& source) {
  const bool here = it.path.empty() || it.path == source.path();
  const DisplayPosition at = here ? source.lines().display(it.range.begin) : DisplayPosition{};
  const std::string where = here ? fmt::format("line {}", at.line) : shown(it.path);
  return fmt::format("<p class=\"more\"><b>{}:</b> {}</p>", where, shown(it.message));
}

std::string finding(const Diagnostic& it, const SourceText& source, const std::string& fingerprint) {
  const DisplayPosition at = source.lines().display(it.range.begin);
  std::string out = fmt::format(
      "<li class=\"finding\" id=\"f{0}\" data-rule=\"{1}\" data-severity=\"{2}\"><h3>{3}</h3>"
      "<p class=\"about\"><b>{2}</b><code>{1}</code><a href=\"#f{0}\">line {4}, column {5}</a></p>{6}",
      fingerprint, xml_text(it.rule), name_of(it.severity), shown(it.message), at.line, at.column,
      source_lines(source, it.range));
  for (const Related& one : it.related) out += related_line(one, source);
  if (it.fix) out += fmt::format("<p class=\"more\"><b>Repair:</b> {}</p>", shown(it.fix->title));
  return out + "</li>\n";
}

std::string begin(const ReportStyle&) {
  return fmt::format(
      "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "script-src 'unsafe-inline'; img-src data:\">\n"
      "<title>rubric report</title>\n<link rel=\"icon\" href=\"data:,\">\n<style>\n{}</style>\n</head>\n<body>\n"
      "<main>\n<div id=\"top\"></div>\n<div id=\"files\">\n",
      part("style"));
}

std::string file(const FileReport& report, const ReportStyle&) {
  const PageProfile profile = report.profile.value_or(PageProfile{});
  if (report.diagnostics.empty() && profile.ladders.empty()) return {};
  const std::string& path = report.source->path();
  const std::string_view name = name_in_folder(path);
  std::array<std::size_t, 4> by_severity{};
  for (const Diagnostic& it : report.diagnostics) ++by_severity[static_cast<std::size_t>(it.severity)];
  const std::string counts = counted(by_severity[3], by_severity[2], by_severity[1]);
  std::string out =
      fmt::format("<section class=\"file\" data-department=\"{}\"><h2><span>{}</span>{}</h2>\n<p>{}</p>\n",
                  shown(profile.department), shown(path.substr(0, path.size() - name.size())), shown(name),
                  counts.empty() ? "no problems" : counts);
  for (const Ladder& it : profile.ladders) out += html_ladder(it);
  if (report.diagnostics.empty()) return out + "</section>\n";
  const std::vector<std::string> names = fingerprints(report);
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i % kFindingsInList == 0) out += i == 0 ? "<ol>\n" : "</ol>\n<ol>\n";
    out += finding(report.diagnostics[i], *report.source, names[i]);
  }
  return out + "</ol></section>\n";
}

struct Row {
  std::string_view kind, name;
  std::string_view about;      // a line below the name
  SeverityCounts counts = {};
};

// A bar for each severity, as wide as its part of the most findings in a row.
std::string bars(const SeverityCounts& counts, std::size_t most) {
  std::string out;
  const auto add = [&](std::string_view severity, std::size_t count) {
    if (count == 0) return;
    out += fmt::format("<span class=\"bar {}\" style=\"--part:{:.1f}%\"></span>", severity,
                       100.0 * static_cast<double>(count) / static_cast<double>(most));
  };
  add("error", counts.errors);
  add("warning", counts.warnings);
  add("info", counts.infos);
  return out;
}

std::string table(std::string_view title, std::string_view heading, std::vector<Row> rows) {
  if (rows.empty()) return {};
  std::ranges::stable_sort(rows, std::greater<>(), [](const Row& it) { return it.counts.all(); });
  const std::size_t most = std::max<std::size_t>(1, rows.front().counts.all());
  std::string out = fmt::format(
      "<section><h2>{}</h2>\n<div class=\"rows\"><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\" "
      "class=\"number\">Findings"
      "</th></tr></thead>\n<tbody>\n",
      title, heading);
  for (const Row& it : rows) {
    const std::string name = shown(it.name);
    out += fmt::format(
        "<tr><th scope=\"row\"><button class=\"pick\" data-kind=\"{}\" value=\"{}\" aria-pressed=\"false\" "
        "disabled>{}</button>{}"
        "{}</th><td class=\"number\" title=\"{}\">{}</td></tr>\n",
        it.kind, name, name.empty() ? "(no folder)" : name,
        it.about.empty() ? "" : fmt::format("<small>{}</small>", shown(it.about)), bars(it.counts, most),
        counted(it.counts.errors, it.counts.warnings, it.counts.infos), it.counts.all());
  }
  return out + "</tbody></table></div></section>\n";
}

std::string rule_table(const Summary& summary, const ToolFacts& tool) {
  std::vector<Row> rows;
  for (const auto& [name, counted] : summary.rules) {
    const auto rule = std::ranges::lower_bound(tool.rules, name, {}, [](const Rule* it) { return it->name; });
    const bool known = rule != tool.rules.end() && (*rule)->name == name;
    rows.push_back({"rule", name, known ? (*rule)->summary : "", counted});
  }
  return table("By rule", "Rule", std::move(rows));
}

std::string department_table(const Summary& summary) {
  std::vector<Row> rows;
  for (const auto& [name, counted] : summary.departments) {
    if (counted.all() > 0) rows.push_back({"department", name, "", counted});
  }
  return table("By department", "Department", std::move(rows));
}

std::string tile(std::size_t count, std::string_view noun, std::string_view colour) {
  return fmt::format("<li><b class=\"{}\">{}</b>{}</li>\n", count == 0 ? "quiet" : colour, count, noun);
}

std::string severity_box(std::string_view severity, std::size_t count) {
  return count == 0
             ? std::string()
             : fmt::format("<label><input type=\"checkbox\" name=\"severity\" value=\"{0}\" checked> {0}</label>\n",
                           severity);
}

std::string end(const Summary& summary, std::string_view, const ReportStyle& style) {
  const std::size_t all = summary.errors + summary.warnings + summary.infos;
  const std::string found = counted(summary.errors, summary.warnings, summary.infos);
  const std::string headline =
      summary.files == 0 ? "No files checked"
      : all == 0         ? fmt::format("{} checked, no problems", counted(summary.files, "file"))
                 : fmt::format("{} in {} of {}", found, summary.files_with_diagnostics, counted(summary.files, "file"));
  std::string out = fmt::format(
      "</div>\n<div id=\"overview\" class=\"overview\">\n<p class=\"name quiet\">rubric report</p>\n<h1>{}</h1>\n",
      headline);
  if (!summary.complete) out += "<p class=\"error\">The run failed: not every file was checked.</p>\n";
  out += "<ul class=\"tiles\">\n";
  out += tile(summary.errors, summary.errors == 1 ? "error" : "errors", "error");
  out += tile(summary.warnings, summary.warnings == 1 ? "warning" : "warnings", "warning");
  out += tile(summary.infos, summary.infos == 1 ? "info" : "infos", "info");
  out += tile(summary.files - summary.files_with_diagnostics, "files without findings", "good");
  out += "</ul>\n<div class=\"counts\">\n" + rule_table(summary, style.tool) + department_table(summary) + "</div>\n";
  out += fmt::format(
      "<form id=\"filter\" class=\"filter\" role=\"search\" aria-label=\"Findings\" hidden>\n"
      "<input type=\"search\" id=\"words\" placeholder=\"Words, a path, a rule\" aria-label=\"Show findings with these "
      "words\">\n"
      "<span class=\"kinds\">{}{}{}</span><button type=\"reset\">Show all</button>\n<output id=\"shown\" "
      "data-all=\"{}\">{} shown</output>\n</form>\n</div>\n",
      severity_box("error", summary.errors), severity_box("warning", summary.warnings),
      severity_box("info", summary.infos), all, all);
  return out + fmt::format(
                   "</main>\n<footer><p>Written by rubric{}{}. Every finding names the rule behind it; <code>rubric "
                   "explain</code> prints its page.</p>"
                   "</footer>\n<script>\n{}</script>\n</body>\n</html>\n",
                   style.tool.version.empty() ? "" : " ", style.tool.version, part("script"));
}

}  // namespace

constexpr ReportFormat kHtmlFormat{
    .name = "html", .begin = begin, .file = file, .separator = "", .end = end, .profiles = true};

}  // namespace rubric::report
