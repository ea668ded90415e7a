// The report for people:
//
//     docs/a.md:3:4: error: heading "Responsibilites" is misspelled [heading-misspelled]
//       3 | ## Responsibilites
//         |    ^^^^^^^^^^^^^^^
//         = note: docs/a.md:1:1: …
//         = help: rename to "Responsibilities"
#include <algorithm>
#include <iterator>
#include <span>
#include <vector>

#include <fmt/format.h>

#include "lint/report/excerpt.h"
#include "lint/report/printable.h"
#include "lint/report/report.h"
#include "lint/report/text.h"

namespace rubric::report {
namespace {

constexpr std::string_view kBold = "1", kFaint = "34", kHelp = "32";

std::string_view colour_of(Severity severity) {
  return severity == Severity::error ? "1;31" : severity == Severity::warning ? "1;33" : "1;36";
}

std::string painted(std::string_view text, std::string_view colour, const ReportStyle& style) {
  return style.colour ? fmt::format("\x1b[{}m{}\x1b[0m", colour, text) : std::string(text);
}

// "docs/a.md:3:4"; the path as it is shown.
void append_place(std::string& out, std::string_view path, DisplayPosition at) {
  out.append(path);
  for (const std::uint32_t number : {at.line, at.column}) {
    out += ':';
    const fmt::format_int digits(number);
    out.append(digits.data(), digits.size());
  }
}

void append_place(std::string& out, const Related& related, const SourceText& source, std::string_view path) {
  const bool here = related.path.empty() || related.path == source.path();
  if (here) append_place(out, path, source.lines().display(related.range.begin));
  else append_place(out, printable(related.path), related.at);
}

// Put together by hand: there may be thousands of these. `path` is that of the source as it is shown.
void append_text(std::string& out, const Diagnostic& it, const SourceText& source, std::string_view path,
                 const ReportStyle& style) {
  const Excerpt shown = excerpt(source, it.range);
  const DisplayPosition at = source.lines().display(it.range.begin);
  const fmt::format_int digits(at.line);
  const std::size_t margin = std::max<std::size_t>(3, digits.size());
  const auto write = [&](auto... texts) { (out.append(texts), ...); };
  const auto begin = [&](std::string_view colour) {
    if (style.colour) write("\x1b[", colour, "m");
  };
  const auto end = [&] {
    if (style.colour) write("\x1b[0m");
  };
  const auto side = [&](std::string_view number, std::string_view mark) {
    begin(kFaint);
    out.append(margin - number.size(), ' ');
    write(number, mark);
    end();
  };
  const auto label = [&](std::string_view text, std::string_view colour) {
    side("", " =");
    write(" ");
    begin(colour);
    write(text);
    end();
    write(": ");
  };

  begin(kBold);
  append_place(out, path, at);
  end();
  write(": ");
  begin(colour_of(it.severity));
  write(name_of(it.severity));
  end();
  write(": ");
  append_printable(out, it.message);
  write(" [", it.rule, "]\n");
  side({digits.data(), digits.size()}, " |");
  write(shown.line.empty() ? "" : " ", std::string_view(shown.line), "\n");
  side("", " |");
  out.append(shown.indent + 1, ' ');
  begin(colour_of(it.severity));
  out.append(shown.carets, '^');
  end();
  write("\n");
  constexpr std::size_t kMostNotes = 5;   // what stands in many places of a page names them all
  const std::size_t notes = it.related.size() > kMostNotes ? kMostNotes - 1 : it.related.size();
  for (const Related& one : std::span(it.related).first(notes)) {
    label("note", kBold);
    append_place(out, one, source, path);
    write(": ");
    append_printable(out, one.message);
    write("\n");
  }
  if (notes < it.related.size()) {
    label("note", kBold);
    write(fmt::format("and in {} more places\n", it.related.size() - notes));
  }
  if (it.fix) {
    label("help", kHelp);
    append_printable(out, it.fix->title);
    write("\n");
  }
}

std::string counted(std::size_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string statistics(const Summary& summary, const ReportStyle& style) {
  std::vector<RuleCount> rows = summary.statistics();
  std::ranges::stable_sort(rows, std::greater<>(), &RuleCount::count);
  std::string out;
  for (const RuleCount& it : rows) {
    const std::string severity = fmt::format("{:<7}", name_of(it.severity));
    out += fmt::format("{:>6}  {}  {}\n", it.count, painted(severity, colour_of(it.severity), style), it.rule);
  }
  return out.empty() ? out : out + "\n";
}

std::string begin(const ReportStyle&) { return {}; }

std::string file(const FileReport& report, const ReportStyle& style) {
  std::string out;
  const std::string path = printable(report.source->path());
  for (const Diagnostic& it : report.diagnostics) {
    append_text(out, it, *report.source, path, style);
    out += '\n';
  }
  return out;
}

std::string end(const Summary& summary, std::string_view, const ReportStyle& style) {
  if (summary.files == 0) return "no files checked\n";
  const bool fixed = summary.fixes.value_or(0) > 0;
  const std::string made =
      fixed ? fmt::format("{} fixed in {}\n", counted(*summary.fixes, "problem"), counted(summary.files_fixed, "file"))
            : "";
  if (summary.files_with_diagnostics == 0) {
    return made + fmt::format("{} checked, no problems{}\n", counted(summary.files, "file"), fixed ? " left" : "");
  }
  std::vector<std::string> parts;
  if (summary.errors > 0) parts.push_back(painted(counted(summary.errors, "error"), colour_of(Severity::error), style));
  if (summary.warnings > 0) {
    parts.push_back(painted(counted(summary.warnings, "warning"), colour_of(Severity::warning), style));
  }
  if (summary.infos > 0) parts.push_back(painted(counted(summary.infos, "info"), colour_of(Severity::info), style));
  return (style.statistics ? statistics(summary, style) : std::string()) + made +
         fmt::format("{} {}in {} of {}\n", fmt::join(parts, ", "), fixed ? "left " : "", summary.files_with_diagnostics,
                     counted(summary.files, "file"));
}

}  // namespace

std::string as_text(const Diagnostic& it, const SourceText& source, const ReportStyle& style) {
  std::string out;
  append_text(out, it, source, printable(source.path()), style);
  return out;
}

constexpr ReportFormat kTextFormat{.name = "text", .begin = begin, .file = file, .separator = "", .end = end};

}  // namespace rubric::report
