// The repairs that are made without asking: which of a report's fixes go together, and how often to look again.
//
// A fix is made whole or not at all. Of two that touch the same bytes the first is made, in the order of the
// report; the other, if it is still wanted, in the next round, when the page has been checked again.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lint/engine/check.h"
#include "lint/rule/finding.h"
#include "lint/text/source_text.h"

namespace rubric {

// Whether `fix` is one of those that are made where all up to `most` are. A suggestion never is.
bool is_made(const Fix& fix, Safety most);

struct Round {
  std::vector<Edit> edits;   // sorted, without overlap
  std::size_t fixes = 0;     // how many they belong to
};

// What one round makes of these diagnostics.
Round choose_fixes(const Diagnostics& diagnostics, Safety most);

struct Fixed {
  FileReport report;        // of the page as it is now: what is left
  std::size_t fixes = 0;    // how many were made, over all rounds
  bool settled = true;      // no fix is left that would be made
};

using CheckAgain = std::function<FileReport(std::unique_ptr<SourceText>)>;

// Rounds until nothing changes. Repairs that undo each other end when a page comes back that was there before,
// and after kMostRounds in any case.
inline constexpr int kMostRounds = 50;
Fixed fix(std::unique_ptr<SourceText> source, const CheckAgain& check, Safety most);

}  // namespace rubric
