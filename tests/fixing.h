// Fixes made round by round, as `--fix` makes them, but with every fix there is.
#pragma once

#include <functional>
#include <string>

#include "lint/rule/finding.h"
#include "tests/pages.h"

namespace rubric::testing {

// One round: the fixes in order of their findings, without those that touch what an earlier one touches.
std::string fix_once(std::string_view text, const Diagnostics& diagnostics);

struct Fixed {
  Page page;
  Diagnostics remaining;   // what `wanted` lets through in the fixed page
  int rounds = 0;          // how many changed something
};

// Up to `most` rounds with the fixes of the diagnostics that `wanted` lets through.
Fixed fix(Page page, std::span<const Rule* const> rules, const std::function<bool(const Diagnostic&)>& wanted, int most,
          const Config& config = builtin_config(), const PageIndex* site = nullptr);

}  // namespace rubric::testing
