#include "lint/cli/repair.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "lint/cli/progress.h"
#include "lint/io/read.h"
#include "lint/io/replace_file.h"
#include "lint/session/in_order.h"
#include "lint/text/hash.h"
#include "lint/text/line_diff.h"

namespace rubric::cli {
namespace {

struct Checked {
  std::size_t page = 0;
  Result<FileReport> report;
  ReportWriter::Pieces pieces = {};
};

std::uint64_t hash_of_file(const std::string& path, std::string_view text) {
  return hash_of(fmt::format("{}\n{}", path, text));
}

}  // namespace

Summary RepairRun::run(std::vector<Job> jobs) {
  for (Job& job : jobs) {
    by_path_.emplace(job.file.shown, pages_.size());
    pages_.push_back({.job = std::move(job)});
  }
  Due due;
  for (std::size_t i = 0; i < pages_.size(); ++i) due.insert(due.end(), i);
  // Standard input is no file that a fix of another page may edit.
  const auto may_edit = [&](const std::string& path) {
    const auto page = by_path_.find(path);
    return page == by_path_.end() || pages_[page->second].job.file.path != "-";
  };
  std::set<std::uint64_t> seen;   // states of all that was edited
  std::uint64_t state = 0;
  for (int rounds = 0;; ++rounds) {
    RoundOfPages round(repairs_.most, may_edit);
    const std::map<std::size_t, std::size_t> fixes = choose(due, rounds == 0, round);
    const std::map<std::string, FileEdits> chosen = round.chosen();
    if (chosen.empty()) break;
    seen.insert(state);
    for (const auto& [path, its] : chosen) {
      if (before_.contains(path)) state ^= hash_of_file(path, its.page->bytes());
      state ^= hash_of_file(path, text::apply(its.page->bytes(), its.edits));
    }
    if (rounds == kMostRounds || seen.contains(state)) {
      for (const auto& [page, count] : fixes) pages_[page].settled = count == 0;
      break;
    }
    for (const auto& [page, count] : fixes) pages_[page].fixes += count;
    due = make(chosen);
  }
  if (!repairs_.only_show) write();
  return tell();
}

std::map<std::size_t, std::size_t> RepairRun::choose(const Due& due, bool first, RoundOfPages& round) {
  std::map<std::size_t, std::size_t> fixes;
  Progress progress(console_);
  std::size_t count = 0;
  auto at = due.begin();
  const auto next = [&] { return at == due.end() ? std::nullopt : std::optional(*at++); };
  const auto work = [&](std::size_t number) {
    Checked checked{.page = number, .report = check_(pages_[number].job)};
    if (checked.report && (first || !repairs_.only_show)) checked.pieces = reports_.render(*checked.report);
    return checked;
  };
  const auto emit = [&](Checked checked) {
    Page& page = pages_[checked.page];
    if (!checked.report) {
      page.error = std::move(checked.report.error());
      return true;
    }
    FileReport& report = *checked.report;
    if (first || !repairs_.only_show) {
      page.pieces = std::move(checked.pieces);
      page.found = {};
      page.found.add(report);
    }
    if (page.job.file.path == "-") {   // it cannot be read again, and no other page follows it
      if (first) sources_.set("-", std::string(report.source->bytes()));
      std::erase_if(report.diagnostics, [](const Diagnostic& it) { return it.fix && !it.fix->elsewhere.empty(); });
    }
    fixes[checked.page] = round.choose(std::move(report.source), report.diagnostics);
    progress.files_checked(++count);
    return true;
  };
  in_order<std::size_t, Checked>(threads_, next, work, emit);
  return fixes;
}

RepairRun::Due RepairRun::make(const std::map<std::string, FileEdits>& chosen) {
  Due due;
  bool news = false;
  for (const auto& [path, its] : chosen) {
    const auto page = by_path_.find(path);
    before_.try_emplace(path, its.page->bytes());
    sources_.set(page == by_path_.end() ? path : key(pages_[page->second]), text::apply(its.page->bytes(), its.edits));
    if (page != by_path_.end()) due.insert(page->second);
  }
  for (const auto& [path, its] : chosen) news = workspaces_.edited(path) || news;
  if (!news) return due;
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    if (pages_[i].job.site != nullptr) due.insert(i);
  }
  return due;
}

void RepairRun::write() {
  for (const auto& [path, text] : before_) {
    const auto page = by_path_.find(path);
    const std::string from = page == by_path_.end() ? path : pages_[page->second].job.file.path;
    const std::string* const now = from == "-" ? nullptr : sources_.edited(path);
    if (now == nullptr || *now == text) continue;
    if (Result<void> written = replace_file(from, text, *now); !written) restore(path, std::move(written.error()));
  }
}

// The page stays as it was, and that is what is told of it.
void RepairRun::restore(const std::string& path, Error error) {
  unwritten_.insert(path);
  sources_.set(path, before_.at(path));
  const auto found = by_path_.find(path);
  if (found == by_path_.end()) return console_.complain(error);
  Page& page = pages_[found->second];
  page.fixes = 0;
  page.error = std::move(error);
  const Result<FileReport> report = check_(page.job);
  if (!report) return;
  page.pieces = reports_.render(*report);
  page.found = {};
  page.found.add(*report);
}

// Neither patch nor git changes a file by the name of a link.
std::string RepairRun::name_in_diff(const std::string& path) const {
  const auto page = by_path_.find(path);
  const std::string from = page == by_path_.end() ? path : pages_[page->second].job.file.path;
  const Result<std::string> folder = current_folder();
  if (from == "-" || !folder) return path;
  const std::string real = real_path(from);
  return real.starts_with(*folder + "/") ? real.substr(folder->size() + 1) : path;
}

Summary RepairRun::tell() {
  Summary summary;
  summary.add_fixes(0);
  auto other = before_.begin();   // the edited files that are not of the run have their places between those that are
  const auto diff_up_to = [&](const std::string* path) {
    for (; other != before_.end() && (path == nullptr || other->first <= *path); ++other) {
      const auto page = by_path_.find(other->first);
      const std::string* const now = sources_.edited(page == by_path_.end() ? other->first : key(pages_[page->second]));
      if (now == nullptr || *now == other->second || unwritten_.contains(other->first)) continue;
      if (repairs_.only_show) console_.out().write(unified_diff(name_in_diff(other->first), other->second, *now));
      else ++summary.files_fixed;
    }
  };
  for (const Page& page : pages_) {
    if (page.error) console_.complain(*page.error);
    if (!page.settled) {
      console_.warn(fmt::format("rubric: {}: its fixes undo each other, so not all were made", page.job.file.shown));
    }
    diff_up_to(&page.job.file.shown);
    if (!repairs_.only_show) summary.fixes = *summary.fixes + page.fixes;
    summary.add(page.found);
    if (page.job.file.path == "-" && !repairs_.only_show) {
      if (const std::string* const text = sources_.edited("-")) console_.out().write(*text);
    }
    if (!reports_.write(page.pieces)) break;
  }
  diff_up_to(nullptr);
  return summary;
}

}  // namespace rubric::cli
