#include "lint/cli/baseline_run.h"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fmt/format.h>

#include "lint/cli/git_sources.h"
#include "lint/io/output.h"
#include "lint/text/path.h"

namespace rubric::cli {
namespace {

constexpr std::size_t kMostTold = 20;   // stale entries; who has more of them wants to update, not to read

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

}  // namespace

std::unique_ptr<BaselineRun> BaselineRun::start(const CheckArguments& arguments, const std::string& current_folder,
                                                const Scope& scope, std::span<const Rule* const> rules,
                                                const LeaveOut& leave_out, Console& console) {
  std::unique_ptr<BaselineRun> run(new BaselineRun(arguments, current_folder));
  if (!run->read(scope, rules, console)) return nullptr;
  run->find_renamed(scope, leave_out);
  return run;
}

BaselineRun::BaselineRun(const CheckArguments& arguments, const std::string& current_folder)
    : arguments_(arguments), current_folder_(current_folder),
      folder_(folder_of(joined(current_folder, arguments.baseline))),
      takes_all_(arguments.update_baseline == UpdateBaseline::all) {}

bool BaselineRun::read(const Scope& scope, std::span<const Rule* const> rules, Console& console) {
  const std::string& path = arguments_.baseline;
  const bool updates = arguments_.update_baseline != UpdateBaseline::no;
  if (updates && !scope.sources().is_file(path)) {
    takes_all_ = true;   // the first one holds what there is
    return true;
  }
  Result<std::string> bytes = scope.sources().read(path);
  if (!bytes) return console.complain(bytes.error()), false;
  file_ = std::make_unique<SourceText>(shown_path(current_folder_, path), std::move(*bytes));
  BaselineFile file = parse_baseline(*file_, rules);
  for (const BaselineProblem& it : file.problems) {
    const DisplayPosition at = file_->lines().display(it.range.begin);
    console.complain(fmt::format("{}:{}:{}: error: {}", file_->path(), at.line, at.column, it.message));
  }
  baseline_ = std::move(file.baseline);
  return file.problems.empty();
}

void BaselineRun::find_renamed(const Scope& scope, const LeaveOut& leave_out) {
  const auto documents_without_entries = [&] {
    std::vector<WalkedFile> out;
    const Files files = scope.documents(leave_out);
    while (const auto found = files()) {
      if (*found && (*found)->path != "-" && !baseline_.pages.contains(key_of((*found)->shown))) out.push_back(**found);
    }
    return out;
  };
  // A handful of changes is quickly told; all pages there are, only where one is missing.
  if (scope.is_partial() && documents_without_entries().empty()) return;
  std::map<std::string, Sketch> missing;
  for (const auto& [key, page] : baseline_.pages) {
    const std::string shown = shown_of(key);
    if (scope.sources().is_file(shown)) continue;
    missing.emplace(key, page.content);
    if (!scope.is_partial() && scope.holds(shown) && is_met(shown, current_folder_, arguments_.paths, nullptr)) {
      gone_.insert(key);
    }
  }
  if (missing.empty()) return;
  std::map<std::string, Sketch> unknown;
  for (const WalkedFile& it : documents_without_entries()) {
    if (const Result<std::string> bytes = scope.sources().read(it.path)) {
      unknown.emplace(key_of(it.shown), sketch_of(*bytes));
    }
  }
  renamed_ = renamed(missing, unknown);
  for (const auto& [key, old] : renamed_) gone_.erase(old);
}

FileReport BaselineRun::without_known(FileReport report, const Schema* schema) {
  const std::string key = key_of(report.source->path());
  const auto page = baseline_.pages.find(old_key(key));
  if (page == baseline_.pages.end() && (!takes_all_ || report.diagnostics.empty())) return report;
  static const BaselinePage kNothing;
  const BaselinePage& known = page == baseline_.pages.end() ? kNothing : page->second;
  Visited visited;
  if (takes_all_) {
    visited.now = page_of(report, schema);
    report.diagnostics.clear();
  } else {
    Accounted accounted = account(std::move(report), schema, known);
    visited = {std::move(accounted.seen), std::move(accounted.stale)};
    report = std::move(accounted.report);
  }
  const std::lock_guard lock(mutex_);
  visited_.insert_or_assign(key, std::move(visited));   // a page that is repaired comes again
  return report;
}

void BaselineRun::finish(Console& console) {
  if (arguments_.update_baseline == UpdateBaseline::no) tell_stale(console);
  else write(console);
}

void BaselineRun::tell_stale(Console& console) const {
  std::vector<std::pair<ByteRange, std::string>> stale;   // by place in the file
  const auto tell = [&](const std::string& key, std::size_t i, std::string_view why) {
    const BaselinePage& page = baseline_.pages.find(key)->second;
    const Identity& it = page.findings[i].identity;
    stale.emplace_back(page.places[i],
                       fmt::format("stale entry, {} {}: {} [{}]", shown_of(key), why, shown(it), it.rule));
  };
  for (const auto& [key, visited] : visited_) {
    for (const std::size_t i : visited.stale) tell(old_key(key), i, "has less of this now");
  }
  for (const std::string& key : gone_) {
    for (std::size_t i = 0; i < baseline_.pages.find(key)->second.findings.size(); ++i) tell(key, i, "is gone");
  }
  std::ranges::sort(stale);
  for (std::size_t i = 0; i < stale.size() && i < kMostTold; ++i) {
    const DisplayPosition at = file_->lines().display(stale[i].first.begin);
    console.warn(fmt::format("{}:{}:{}: warning: {}", file_->path(), at.line, at.column, stale[i].second));
  }
  if (stale.size() > kMostTold) {
    console.warn(fmt::format("{}: warning: and {} more stale entries", file_->path(), stale.size() - kMostTold));
  }
  if (!stale.empty()) {
    console.warn(fmt::format("rubric: {}: take stale entries out with --update-baseline", arguments_.baseline));
  }
}

void BaselineRun::write(Console& console) const {
  Baseline now = baseline_;
  for (const std::string& key : gone_) now.pages.erase(key);
  for (const auto& [key, old] : renamed_) now.pages.erase(old);
  for (const auto& [key, visited] : visited_) {
    now.pages.erase(key);
    if (!visited.now.findings.empty()) now.pages[key] = visited.now;
  }
  const std::string text = to_text(now);
  if (!file_ || text != file_->bytes()) {
    Result<Output> out = Output::file(arguments_.baseline);
    if (!out) return console.complain(out.error());
    out->write(text);
    if (const Result<void> written = out->finish(); !written) return console.complain(written.error());
  }
  std::size_t pages = 0;
  for (const auto& [key, page] : now.pages) pages += page.findings.empty() ? 0 : 1;
  const std::size_t before = baseline_.findings(), after = now.findings();
  const std::string taken_out = before > after ? fmt::format(", {} fewer than before", before - after) : "";
  console.warn(fmt::format("rubric: {}: holds {} of {}{}", arguments_.baseline, counted(after, "finding", "findings"),
                           counted(pages, "page", "pages"), taken_out));
}

std::string BaselineRun::key_of(const std::string& shown) const {
  return relative_path(folder_, joined(current_folder_, shown));
}
std::string BaselineRun::shown_of(const std::string& key) const {
  return shown_path(current_folder_, joined(folder_, key));
}

const std::string& BaselineRun::old_key(const std::string& key) const {
  const auto found = renamed_.find(key);
  return found == renamed_.end() ? key : found->second;
}

}  // namespace rubric::cli
