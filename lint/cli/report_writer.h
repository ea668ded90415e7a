// The reports of a run: each a format and the place it goes to, all written side by side while files are checked.
//
//     open                      every place can be written to, or the run does not start
//     render, write, render, …  a file at a time: rendered by any thread, written in order by one
//     finish                    the ends, and files get their names
#pragma once

#include <optional>
#include <vector>

#include "lint/cli/arguments.h"
#include "lint/cli/commands.h"
#include "lint/cli/console.h"
#include "lint/io/output.h"
#include "lint/report/report.h"

namespace rubric::cli {

class ReportWriter {
 public:
  // The console must outlive the writer; a report without a file goes to its standard output. Where repaired
  // pages go there, it goes to standard error; where a diff does, there is none.
  static Result<ReportWriter> open(const CheckArguments& arguments, const Parts& parts, Console& console);

  // What reports need to know of a page beside its findings.
  Profiling profiling() const;

  // Whether one of them tells of the edits of fixes.
  bool wants_edits() const;

  // What one file adds to each report, in their order. Several threads may render at once.
  using Pieces = std::vector<GrowingReport::Piece>;
  Pieces render(const FileReport& report) const;

  // Whether any report can still be written. One that cannot does not keep the others from it.
  bool write(Pieces pieces);

  // Tells the console of what could not be written. A run that failed for another reason says so in its reports.
  void finish(Summary summary);

 private:
  struct Report {
    GrowingReport text;
    std::optional<Output> file;   // nothing: the console
    bool live = false;            // on a terminal, where a finding is shown as soon as it is known
  };

  ReportWriter(Console& console, Output& standard) : console_(&console), standard_(&standard) {}
  Output& out(Report& report) const { return report.file ? *report.file : *standard_; }

  Console* console_;
  Output* standard_;
  std::vector<Report> reports_;
};

}  // namespace rubric::cli
