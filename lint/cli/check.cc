// rubric check: the files in order, each read, checked and rendered by whichever thread is free.
#include <algorithm>
#include <chrono>
#include <memory>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "lint/cli/baseline_run.h"
#include "lint/cli/commands.h"
#include "lint/cli/in_order.h"
#include "lint/cli/repair.h"
#include "lint/cli/report_writer.h"
#include "lint/cli/scope.h"
#include "lint/engine/changes.h"
#include "lint/engine/check.h"
#include "lint/io/read.h"
#include "lint/session/configuration.h"
#include "lint/session/schemas.h"
#include "lint/session/sources.h"
#include "lint/session/workspaces.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

struct Job {
  WalkedFile file;
  Governing governing;
  Governing before = {};   // of the path the document had before the change
  const PageIndex* site = nullptr;
  const PageIndex* site_before = nullptr;
};

struct Checked {
  ReportWriter::Pieces pieces;   // what the file adds to each report
  Summary summary;
  std::optional<Error> error = std::nullopt;
  std::string text = {};         // for standard output, beside the reports: a page repaired, or a diff
  std::string warning = {};
};

// Shown only once a run has taken a second, and then ten times a second.
class Progress {
 public:
  explicit Progress(Console& console) : console_(console) {}

  void files_checked(std::size_t count) {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    console_.show_progress(fmt::format("{} files checked …", count));
  }

 private:
  Console& console_;
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + std::chrono::seconds(1);
};

// The document as it was before the change; nothing if all of it is to be reported.
Result<std::optional<CheckedPage>> page_before(const Job& job, const Scope& scope, std::span<const Rule* const> rules) {
  const Before* const before = scope.before(job.file.shown);
  if (before == nullptr || job.before.config == nullptr) return std::nullopt;
  Result<std::string> bytes = scope.read(*before);
  if (!bytes) return tl::make_unexpected(bytes.error());
  auto source = std::make_unique<SourceText>(before->shown, std::move(*bytes));
  return CheckedPage{check_document(std::move(source), job.before.schema, *job.before.config, rules, job.site_before), job.before.schema};
}

Checked check_one(const Job& job, const Scope& scope, BaselineRun* baseline, std::span<const Rule* const> rules,
                  const std::optional<Repairs>& repairs, const ReportWriter& reports) {
  Result<std::string> bytes = scope.sources().read(job.file.path);
  if (!bytes) return {{}, {}, std::move(bytes.error())};
  Result<std::optional<CheckedPage>> before = page_before(job, scope, rules);
  if (!before) return {{}, {}, std::move(before.error())};
  auto source = std::make_unique<SourceText>(job.file.shown, std::move(*bytes));
  const CheckAgain check_all_of = [&](std::unique_ptr<SourceText> page) {
    return check_document(std::move(page), job.governing.schema, *job.governing.config, rules, job.site, reports.profiling());
  };
  const auto check = [&](std::unique_ptr<SourceText> page) {
    FileReport found = check_all_of(std::move(page));
    if (*before) found = brought_in({std::move(found), job.governing.schema}, **before, check_all_of);
    return baseline == nullptr ? std::move(found) : baseline->without_known(std::move(found), job.governing.schema);
  };
  Checked checked;
  FileReport report;
  if (repairs) {
    Repaired repaired = repair(job.file.path, std::move(source), check, *repairs);
    report = std::move(repaired.report);
    checked.error = std::move(repaired.error);
    checked.text = repairs->only_show ? std::move(repaired.diff) : std::move(repaired.page);
    if (!repaired.settled) checked.warning = fmt::format("rubric: {}: its fixes undo each other, so not all were made", job.file.shown);
    checked.summary.add_fixes(repaired.fixes);
  } else {
    report = check(std::move(source));
  }
  checked.summary.add(report);
  checked.pieces = reports.render(report);
  return checked;
}

// All files through the rules and into the reports.
Summary check_all(const CheckArguments& arguments, const Parts& parts, const Scope& scope, BaselineRun* baseline,
                  Configurations& configurations, Workspaces& workspaces, Console& console, ReportWriter& reports) {
  std::optional<Workspaces> workspaces_before;
  if (scope.sources_before() != nullptr) workspaces_before.emplace(*scope.sources_before(), parts.rules);
  const Files files = scope.documents([&](const std::string& shown) { return configurations.excludes(shown); });
  Progress progress(console);
  Summary summary;

  const auto next = [&]() -> std::optional<Job> {
    while (auto found = files()) {
      if (!*found) {
        console.complain(found->error());
        continue;
      }
      const Governing governing = configurations.governing((*found)->shown);
      if (governing.config == nullptr) continue;
      const Before* const before = scope.before((*found)->shown);
      Job job{.file = std::move(**found), .governing = governing};
      job.site = workspaces.of(governing, job.file.shown);
      if (before != nullptr && workspaces_before) {
        job.before = configurations.governing(before->shown);
        job.site_before = workspaces_before->of(job.before, before->shown);
      }
      return job;
    }
    return std::nullopt;
  };
  const auto work = [&](const Job& job) { return check_one(job, scope, baseline, parts.rules, arguments.repairs, reports); };
  const auto emit = [&](Checked checked) {
    if (checked.error) console.complain(*checked.error);
    if (!checked.warning.empty()) console.warn(checked.warning);
    summary.add(checked.summary);
    console.out().write(checked.text);
    const bool wanted = reports.write(std::move(checked.pieces));
    progress.files_checked(summary.files);
    return wanted;
  };

  const std::size_t processors = std::max(1u, std::thread::hardware_concurrency());
  in_order<Job, Checked>(arguments.jobs == 0 ? processors : arguments.jobs, next, work, emit);
  reports.finish(summary);
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

  std::unique_ptr<BaselineRun> baseline;
  if (!arguments.baseline.empty()) {
    baseline = BaselineRun::start(arguments, *current, **scope, [&](const std::string& shown) { return configurations.excludes(shown); }, console);
    if (!baseline) return kFailed;
  }
  Result<ReportWriter> reports = ReportWriter::open(arguments, parts, console);
  if (!reports) return console.complain(reports.error()), kFailed;
  Workspaces workspaces((*scope)->sources(), parts.rules);
  const Summary summary = check_all(arguments, parts, **scope, baseline.get(), configurations, workspaces, console, *reports);
  if (baseline) baseline->finish(console);
  if (const std::size_t unknown = workspaces.unknown_pages(); unknown > 0) {
    console.warn(fmt::format("rubric: links lead to {} page{} that {} not here; with \"links: {{complete: true}}\" in .rubric.yaml they are reported",
                             unknown, unknown == 1 ? "" : "s", unknown == 1 ? "is" : "are"));
  }
  const bool found = arguments.fail_on && summary.at_or_above(*arguments.fail_on) > 0;
  return found ? kFound : kClean;
}

}  // namespace rubric::cli
