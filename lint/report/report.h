// A report in one of several formats. Each format is three pure functions and a separator, so that a run
// over ten thousand files needs the memory of one, and files can be rendered by many threads:
//
//     begin() + file(a) + separator + file(b) + … + end()      files with nothing to say are left out
//
// One format is one file here.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "lint/engine/check.h"

namespace rubric {

struct RuleCount {
  Severity severity = Severity::error;   // the highest seen
  std::size_t count = 0;
};

// What a run comes to.
struct Summary {
  std::size_t files = 0, files_with_diagnostics = 0;
  std::size_t errors = 0, warnings = 0, infos = 0;
  std::map<std::string_view, RuleCount> rules;
  std::optional<std::size_t> fixes;   // how many were made, where the run was to make any
  std::size_t files_fixed = 0;

  void add(const FileReport& report);
  void add_fixes(std::size_t made);   // to one file
  void add(const Summary& other);
  std::size_t at_or_above(Severity severity) const;
};

struct ReportStyle {
  bool colour = false;
  bool statistics = false;   // also a count for each rule
};

struct ReportFormat {
  std::string_view name;
  std::string (*begin)(const ReportStyle& style);
  std::string (*file)(const FileReport& report, const ReportStyle& style);   // "" if there is nothing to say
  std::string_view separator;
  std::string (*end)(const Summary& summary, const ReportStyle& style);
};

extern const ReportFormat kTextFormat;
extern const ReportFormat kJsonFormat;

std::span<const ReportFormat* const> report_formats();

// The whole at once, for a handful of files.
std::string render(const ReportFormat& format, std::span<const FileReport> reports, const ReportStyle& style = {});

}  // namespace rubric
