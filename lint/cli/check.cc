// rubric check: the files in order, each read, checked and rendered by whichever thread is free.
#include <algorithm>
#include <memory>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/cli/baseline_run.h"
#include "lint/cli/commands.h"
#include "lint/cli/edited_sources.h"
#include "lint/cli/exclusions.h"
#include "lint/cli/page_check.h"
#include "lint/cli/progress.h"
#include "lint/cli/repair.h"
#include "lint/cli/report_writer.h"
#include "lint/cli/scope.h"
#include "lint/io/read.h"
#include "lint/session/configuration.h"
#include "lint/session/in_order.h"
#include "lint/session/schemas.h"
#include "lint/session/sources.h"
#include "lint/session/workspaces.h"

namespace rubric::cli {
namespace {

struct Checked {
  ReportWriter::Pieces pieces = {};   // what the file adds to each report
  Summary summary = {};
  std::optional<Error> error = std::nullopt;
};

// The documents of the run that are to be checked, in order. What cannot be found is told.
class Jobs {
 public:
  Jobs(const Scope& scope, std::span<const Rule* const> rules, Configurations& configurations,
       const LeaveOut& leave_out, Workspaces& workspaces, const std::string& current_folder,
       const std::vector<std::string>& paths, Console& console)
      : scope_(scope),
        configurations_(configurations),
        workspaces_(workspaces),
        console_(console),
        files_(scope.documents(leave_out)) {
    if (scope.sources_before() == nullptr) return;
    workspaces_before_.emplace(*scope.sources_before(), rules, current_folder);
    workspaces_before_->is_about(paths);
  }

  std::optional<Job> next() {
    while (auto found = files_()) {
      if (!*found) {
        console_.complain(found->error());
        continue;
      }
      const Governing governing = configurations_.governing((*found)->shown);
      if (governing.config == nullptr) continue;
      Job job{.file = std::move(**found), .governing = governing};
      job.site = workspaces_.of(governing, job.file.shown);
      const Before* const before = scope_.before(job.file.shown);
      if (before != nullptr && workspaces_before_) {
        job.before = configurations_.governing(before->shown);
        job.site_before = workspaces_before_->of(job.before, before->shown);
      }
      return job;
    }
    return std::nullopt;
  }

 private:
  const Scope& scope_;
  Configurations& configurations_;
  Workspaces& workspaces_;
  std::optional<Workspaces> workspaces_before_;
  Console& console_;
  Files files_;
};

// All files through the rules and into the reports.
Summary check_all(Jobs& jobs, const PageCheck& check, std::size_t threads, Console& console, ReportWriter& reports) {
  Progress progress(console);
  Summary summary;
  const auto next = [&] { return jobs.next(); };
  const auto work = [&](const Job& job) {
    Result<FileReport> report = check(job);
    if (!report) return Checked{.error = std::move(report.error())};
    Checked checked{.pieces = reports.render(*report)};
    checked.summary.add(*report);
    return checked;
  };
  const auto emit = [&](Checked checked) {
    if (checked.error) console.complain(*checked.error);
    summary.add(checked.summary);
    const bool wanted = reports.write(std::move(checked.pieces));
    progress.files_checked(summary.files);
    return wanted;
  };
  in_order<Job, Checked>(threads, next, work, emit);
  return summary;
}

}  // namespace

int run(const CheckArguments& arguments, const Parts& parts, Console& console) {
  const Result<std::string> current = current_folder();
  if (!current) return console.complain(current.error()), kFailed;
  const Result<std::unique_ptr<Scope>> scope = Scope::of(arguments, *current);
  if (!scope) return console.complain(scope.error()), kFailed;
  Schemas schemas(parts.schemas, parts.rules, (*scope)->sources());
  const auto tell = [&](const FileProblem& it) { console.tell(it); };
  Configurations configurations(parts.rules, schemas, (*scope)->sources(), *current, tell);
  if (!arguments.config.empty() && !configurations.use_config(arguments.config)) return kFailed;
  if (!arguments.schema.empty() && !configurations.use_schema(arguments.schema)) return kFailed;

  const Exclusions exclusions(arguments, *current, configurations);
  const LeaveOut leave_out = [&](const std::string& shown) { return exclusions.holds(shown); };
  std::unique_ptr<BaselineRun> baseline;
  if (!arguments.baseline.empty()) {
    baseline = BaselineRun::start(arguments, *current, **scope, parts.rules, leave_out, console);
    if (!baseline) return kFailed;
  }
  Result<ReportWriter> reports = ReportWriter::open(arguments, parts, console);
  if (!reports) return console.complain(reports.error()), kFailed;
  EditedSources edited((*scope)->sources(), *current);
  const Sources& sources = arguments.repairs ? static_cast<const Sources&>(edited) : (*scope)->sources();
  Workspaces workspaces(sources, parts.rules, *current, Workspaces::ChecksFollow::yes, leave_out);
  workspaces.is_about(arguments.paths);
  Jobs jobs(**scope, parts.rules, configurations, leave_out, workspaces, *current, arguments.paths, console);
  const Fixes fixes = arguments.repairs || reports->wants_edits() ? Fixes::everywhere : Fixes::wanted;
  const PageCheck check(**scope, sources, baseline.get(), parts.rules, reports->profiling(), fixes);
  const std::size_t threads = arguments.jobs == 0 ? std::max(1u, std::thread::hardware_concurrency()) : arguments.jobs;
  Summary summary;
  if (arguments.repairs) {
    std::vector<Job> all;
    while (auto job = jobs.next()) all.push_back(std::move(*job));
    summary = RepairRun(*arguments.repairs, threads, edited, check, workspaces, console, *reports).run(std::move(all));
  } else {
    summary = check_all(jobs, check, threads, console, *reports);
  }
  exclusions.pass_on_input(console);
  reports->finish(summary);
  exclusions.tell(summary, console);
  if (baseline) baseline->finish(console);
  if (const std::size_t unknown = workspaces.unknown_pages(); unknown > 0) {
    console.warn(
        fmt::format("rubric: links lead to {} page{} that {} not here; with \"links: {{complete: true}}\" in "
                    ".rubric.yaml they are reported",
                    unknown, unknown == 1 ? "" : "s", unknown == 1 ? "is" : "are"));
  }
  const bool found = arguments.fail_on && summary.at_or_above(*arguments.fail_on) > 0;
  return found ? kFound : kClean;
}

}  // namespace rubric::cli
