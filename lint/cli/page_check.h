// One document through the rules: compared with what it was before a change, and without what a baseline knows, where
// the run is to do that.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "lint/cli/baseline_run.h"
#include "lint/cli/scope.h"
#include "lint/engine/changes.h"
#include "lint/engine/check.h"
#include "lint/session/configuration.h"
#include "lint/session/sources.h"

namespace rubric::cli {

struct Job {
  WalkedFile file;
  Governing governing;
  Governing before = {};   // of the path the document had before the change
  const PageIndex* site = nullptr;
  const PageIndex* site_before = nullptr;
};

// All that is referred to must outlive it. Several threads may call at once, for documents of their own.
class PageCheck {
 public:
  PageCheck(const Scope& scope, const Sources& sources, BaselineRun* baseline, std::span<const Rule* const> rules,
            Profiling profiling, Fixes fixes)
      : scope_(scope), sources_(sources), baseline_(baseline), rules_(rules), profiling_(profiling), fixes_(fixes) {}

  // Why the document cannot be read is the error.
  Result<FileReport> operator()(const Job& job) const;

 private:
  Result<std::optional<CheckedPage>> before(const Job& job) const;

  const Scope& scope_;
  const Sources& sources_;
  BaselineRun* baseline_;   // nullptr: none
  std::span<const Rule* const> rules_;
  Profiling profiling_;
  Fixes fixes_;
};

}  // namespace rubric::cli
