// --baseline: what a run does with the file of known findings.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "lint/cli/arguments.h"
#include "lint/cli/console.h"
#include "lint/cli/scope.h"
#include "lint/engine/baseline.h"

namespace rubric::cli {

class BaselineRun {
 public:
  // Reads the file, and finds out which of its pages have another name now. What is wrong with it is told to the
  // console, and there is no run.
  static std::unique_ptr<BaselineRun> start(const CheckArguments& arguments, const std::string& current_folder,
                                            const Scope& scope, std::span<const Rule* const> rules,
                                            const LeaveOut& leave_out, Console& console);

  // The report without what is known. Several threads may ask.
  FileReport without_known(FileReport report, const Schema* schema);

  // Tells of entries that are stale; with --update-baseline writes the file instead.
  void finish(Console& console);

 private:
  struct Visited {
    BaselinePage now;                  // what stays in the baseline
    std::vector<std::size_t> stale;
  };

  BaselineRun(const CheckArguments& arguments, const std::string& current_folder);
  bool read(const Scope& scope, std::span<const Rule* const> rules, Console& console);
  void find_renamed(const Scope& scope, const LeaveOut& leave_out);
  std::string key_of(const std::string& shown) const;
  std::string shown_of(const std::string& key) const;
  const std::string& old_key(const std::string& key) const;
  void tell_stale(Console& console) const;
  void write(Console& console) const;

  const CheckArguments& arguments_;
  std::string current_folder_, folder_;          // absolute; `folder_` is that of the file
  bool takes_all_ = false;                       // new findings too
  Baseline baseline_;
  std::unique_ptr<SourceText> file_;             // as it was read; nullptr: there is none yet
  std::map<std::string, std::string> renamed_;   // new key to old key
  std::set<std::string> gone_;                   // keys of pages that are nowhere any more
  std::mutex mutex_;                             // guards what is below
  std::map<std::string, Visited> visited_;       // by key, as it is now
};

}  // namespace rubric::cli
