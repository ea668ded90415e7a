// A report in one of several formats. Each format is a few pure functions and a separator, so that a run
// over ten thousand files needs the memory of one, and files can be rendered by many threads:
//
//     begin() + file(a) + separator + file(b) + … + end()      files with nothing to say are left out
//
// One format is one file here. formats.md tells users what each field is, and who reads it.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/engine/check.h"
#include "lint/report/layer.h"

namespace rubric::report {

// Findings counted by their severities, which differ among those of one rule.
struct SeverityCounts {
  std::size_t errors = 0, warnings = 0, infos = 0;

  void add(Severity severity) {
    ++(severity == Severity::error ? errors : severity == Severity::warning ? warnings : infos);
  }
  void add(const SeverityCounts& other);
  std::size_t all() const { return errors + warnings + infos; }
};

// One line of statistics: so many findings of a rule have this severity.
struct RuleCount {
  std::string_view rule;
  Severity severity = Severity::error;
  std::size_t count = 0;
};

// What a run comes to.
struct Summary {
  std::size_t files = 0, files_with_diagnostics = 0;
  std::size_t errors = 0, warnings = 0, infos = 0;
  std::map<std::string_view, SeverityCounts> rules;
  std::optional<std::size_t> fixes;   // how many were made, where the run was to make any
  std::size_t files_fixed = 0;
  std::map<std::string, SeverityCounts, std::less<>> departments;   // of pages that have a profile
  bool complete = true;   // every file that should be checked was

  void add(const FileReport& report);
  void add_fixes(std::size_t made);   // to one file
  void add(const Summary& other);
  std::size_t at_or_above(Severity severity) const;
  std::vector<RuleCount> statistics() const;   // by rule, then from errors down; none with a count of 0
};

// What is checking, for formats that tell of it.
struct ToolFacts {
  std::string_view version;
  std::span<const Rule* const> rules;                               // sorted by name
  std::string_view (*page)(std::string_view rule_name) = nullptr;   // its manual page, as Markdown
  std::string_view home;                                            // the URL of the project; "" if there is none
  std::string_view rule_pages;  // a URL with "{rule}" in it; "" if they are not published

  std::string page_of(std::string_view rule_name) const {
    return page == nullptr ? std::string() : std::string(page(rule_name));
  }
  std::string url_of(std::string_view rule_name) const;             // "" if there is none
};

struct ReportStyle {
  bool colour = false;
  bool statistics = false;   // also a count for each rule
  ToolFacts tool = {};
};

struct ReportFormat {
  std::string_view name;
  std::string (*begin)(const ReportStyle& style);
  std::string (*file)(const FileReport& report, const ReportStyle& style);   // "" if there is nothing to say
  std::string_view separator;
  std::string (*end)(const Summary& summary, std::string_view later, const ReportStyle& style);
  // What of a file has its place behind all files. It is kept until then, so it must be short; end() is given
  // all of it at once, with ",\n" between. nullptr: nothing is.
  std::string (*later)(const FileReport& report, const ReportStyle& style) = nullptr;
  bool profiles = false;   // whether it reads FileReport::profile
  bool edits = false;      // whether it reads the edits of fixes
};

extern const ReportFormat kTextFormat;
extern const ReportFormat kJsonFormat;
extern const ReportFormat kSarifFormat;
extern const ReportFormat kCodeQualityFormat;
extern const ReportFormat kJUnitFormat;
extern const ReportFormat kGitHubFormat;
extern const ReportFormat kCheckstyleFormat;
extern const ReportFormat kRdjsonFormat;
extern const ReportFormat kHtmlFormat;

std::span<const ReportFormat* const> report_formats();

// The report as it grows: what to write now, and what to keep for the end.
class GrowingReport {
 public:
  GrowingReport(const ReportFormat& format, const ReportStyle& style) : format_(&format), style_(style) {}

  bool wants_profiles() const { return format_->profiles; }
  bool wants_edits() const { return format_->edits; }
  std::string begin() const { return format_->begin(style_); }
  // Any thread may render; what was rendered is added in the order of the files.
  struct Piece {
    std::string text, later;
  };
  Piece render(const FileReport& report) const;
  std::string add(Piece piece);
  std::string end(const Summary& summary) const { return format_->end(summary, later_, style_); }

 private:
  const ReportFormat* format_;
  ReportStyle style_;
  std::string later_;
  bool first_ = true;
};

// The whole at once, for a handful of files.
std::string render(const ReportFormat& format, std::span<const FileReport> reports, const ReportStyle& style = {});

}  // namespace rubric::report
