// --fix, --unsafe-fixes and --diff: the pages of a run, and those of their site that have to follow, in rounds.
//
//     check all → choose fixes that go together → edit → check what was edited, and who looks at it → …
//
// Nothing is written before no fix is left: until then the edited pages are held in memory, and that is what the others
// see.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "lint/cli/arguments.h"
#include "lint/cli/console.h"
#include "lint/cli/edited_sources.h"
#include "lint/cli/page_check.h"
#include "lint/cli/report_writer.h"
#include "lint/engine/fix.h"
#include "lint/report/report.h"
#include "lint/session/workspaces.h"

namespace rubric::cli {

class RepairRun {
 public:
  // `check` reads from `sources`, and so do the workspaces. All must outlive the run.
  RepairRun(const Repairs& repairs, std::size_t threads, EditedSources& sources, const PageCheck& check,
            Workspaces& workspaces, Console& console, ReportWriter& reports)
      : repairs_(repairs),
        threads_(threads),
        sources_(sources),
        check_(check),
        workspaces_(workspaces),
        console_(console),
        reports_(reports) {}

  // Repairs the documents and tells of them, in their order: the reports are of what is on the disk afterwards.
  Summary run(std::vector<Job> jobs);

 private:
  struct Page {
    Job job;
    ReportWriter::Pieces pieces = {};   // of its last check; with --diff, of the first
    Summary found = {};
    std::optional<Error> error = std::nullopt;
    std::size_t fixes = 0;
    bool settled = true;   // false: its fixes undo each other
  };
  using Due = std::set<std::size_t>;   // pages by number

  std::string key(const Page& page) const { return page.job.file.path == "-" ? "-" : page.job.file.shown; }
  // Checks these pages and chooses among their fixes; how many of each page's.
  std::map<std::size_t, std::size_t> choose(const Due& due, bool first, RoundOfPages& round);
  // Edits the pages; whose check may find something else now.
  Due make(const std::map<std::string, FileEdits>& chosen);
  void write();
  void restore(const std::string& path, Error error);
  std::string name_in_diff(const std::string& path) const;
  Summary tell();

  const Repairs repairs_;
  std::size_t threads_;
  EditedSources& sources_;
  const PageCheck& check_;
  Workspaces& workspaces_;
  Console& console_;
  ReportWriter& reports_;
  std::vector<Page> pages_;
  std::map<std::string, std::size_t> by_path_;       // as shown
  std::map<std::string, std::string> before_;        // of what was edited, by path as shown
  std::set<std::string> unwritten_;                  // could not be written
};

}  // namespace rubric::cli
