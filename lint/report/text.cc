// The report for people:
//
//     docs/a.md:3:4: error: heading "Responsibilites" is misspelled [heading-misspelled]
//       3 | ## Responsibilites
//         |    ^^^^^^^^^^^^^^^
//         = note: docs/a.md:1:1: …
//         = help: rename to "Responsibilities"
#include <algorithm>
#include <iterator>
#include <vector>

#include <fmt/format.h>

#include "lint/report/excerpt.h"
#include "lint/report/printable.h"
#include "lint/report/report.h"
#include "lint/report/text.h"

namespace rubric {
namespace {

constexpr std::string_view kBold = "1", kFaint = "34", kHelp = "32";

std::string_view colour_of(Severity severity) {
  return severity == Severity::error ? "1;31" : severity == Severity::warning ? "1;33" : "1;36";
}

std::string painted(std::string_view text, std::string_view colour, const ReportStyle& style) {
  return style.colour ? fmt::format("\x1b[{}m{}\x1b[0m", colour, text) : std::string(text);
}

std::string place(const SourceText& source, std::string_view path, ByteOffset offset) {
  const DisplayPosition at = source.lines().display(offset);
  return fmt::format("{}:{}:{}", printable(path), at.line, at.column);
}

std::string related_place(const Related& related, const SourceText& source) {
  const bool here = related.path.empty() || related.path == source.path();
  return here ? place(source, source.path(), related.range.begin) : printable(related.path);
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string statistics(const Summary& summary, const ReportStyle& style) {
  std::vector<std::pair<std::string_view, RuleCount>> rows(summary.rules.begin(), summary.rules.end());
  std::ranges::stable_sort(rows, std::greater<>(), [](const auto& it) { return it.second.count; });
  std::string out;
  for (const auto& [rule, found] : rows) {
    const std::string severity = fmt::format("{:<7}", name_of(found.severity));
    out += fmt::format("{:>6}  {}  {}\n", found.count, painted(severity, colour_of(found.severity), style), rule);
  }
  return out.empty() ? out : out + "\n";
}

std::string begin(const ReportStyle&) { return {}; }

std::string file(const FileReport& report, const ReportStyle& style) {
  std::string out;
  for (const Diagnostic& it : report.diagnostics) out += as_text(it, *report.source, style) + '\n';
  return out;
}

std::string end(const Summary& summary, std::string_view, const ReportStyle& style) {
  if (summary.files == 0) return "no files checked\n";
  const bool fixed = summary.fixes.value_or(0) > 0;
  const std::string made = fixed ? fmt::format("{} fixed in {}\n", counted(*summary.fixes, "problem"), counted(summary.files_fixed, "file")) : "";
  if (summary.files_with_diagnostics == 0) {
    return made + fmt::format("{} checked, no problems{}\n", counted(summary.files, "file"), fixed ? " left" : "");
  }
  std::vector<std::string> parts;
  if (summary.errors > 0) parts.push_back(painted(counted(summary.errors, "error"), colour_of(Severity::error), style));
  if (summary.warnings > 0) parts.push_back(painted(counted(summary.warnings, "warning"), colour_of(Severity::warning), style));
  if (summary.infos > 0) parts.push_back(painted(counted(summary.infos, "info"), colour_of(Severity::info), style));
  return (style.statistics ? statistics(summary, style) : std::string()) + made +
         fmt::format("{} {}in {} of {}\n", fmt::join(parts, ", "), fixed ? "left " : "", summary.files_with_diagnostics, counted(summary.files, "file"));
}

}  // namespace

std::string as_text(const Diagnostic& it, const SourceText& source, const ReportStyle& style) {
  const Excerpt shown = excerpt(source, it.range);
  const std::string number = fmt::format("{:>3}", source.lines().line_of(it.range.begin) + 1);
  const std::string gutter(number.size(), ' ');
  std::string out;
  // Put together by hand: there may be thousands of these.
  const auto write = [&](auto... texts) { (out.append(texts), ...); };
  const auto paint = [&](std::string_view text, std::string_view colour) {
    if (style.colour) write("\x1b[", colour, "m", text, "\x1b[0m");
    else write(text);
  };
  const auto side = [&](std::string_view margin, std::string_view mark) {
    if (style.colour) write("\x1b[", kFaint, "m");
    write(margin, mark);
    if (style.colour) write("\x1b[0m");
  };

  paint(place(source, source.path(), it.range.begin), kBold);
  write(": ");
  paint(name_of(it.severity), colour_of(it.severity));
  write(": ", std::string_view(printable(it.message)), " [", it.rule, "]\n");
  side(number, " |");
  write(shown.line.empty() ? "" : " ", std::string_view(shown.line), "\n");
  side(gutter, " |");
  out.append(shown.indent + 1, ' ');
  paint(std::string(shown.carets, '^'), colour_of(it.severity));
  write("\n");
  for (const Related& one : it.related) {
    side(gutter, " =");
    write(" ");
    paint("note", kBold);
    write(": ", std::string_view(related_place(one, source)), ": ", std::string_view(printable(one.message)), "\n");
  }
  if (it.fix) {
    side(gutter, " =");
    write(" ");
    paint("help", kHelp);
    write(": ", std::string_view(printable(it.fix->title)), "\n");
  }
  return out;
}

constexpr ReportFormat kTextFormat{.name = "text", .begin = begin, .file = file, .separator = "", .end = end};

}  // namespace rubric
