// What --fix, --unsafe-fixes and --diff make of one page.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "lint/cli/arguments.h"
#include "lint/engine/check.h"
#include "lint/engine/fix.h"
#include "lint/io/error.h"

namespace rubric::cli {

struct Repaired {
  FileReport report;            // of the page as it is now on the disk: with --diff, or where writing failed, as it was
  std::size_t fixes = 0;        // how many were made
  std::string page;             // standard input repaired
  std::string diff;             // --diff
  std::optional<Error> error = std::nullopt;   // why the page could not be written
  bool settled = true;          // false: its fixes undo each other
};

// `path` is where the page was read from, "-" for standard input. `check` is called until nothing is left to repair.
Repaired repair(const std::string& path, std::unique_ptr<SourceText> source, const CheckAgain& check, const Repairs& repairs);

}  // namespace rubric::cli
