#include "lint/cli/repair.h"

#include <utility>

#include "lint/io/replace_file.h"
#include "lint/text/line_diff.h"

namespace rubric::cli {

Repaired repair(const std::string& path, std::unique_ptr<SourceText> source, const CheckAgain& check, const Repairs& repairs) {
  const std::string shown = source->path(), before(source->bytes());
  const auto as_it_was = [&] { return check(std::make_unique<SourceText>(shown, before)); };
  Fixed fixed = fix(std::move(source), check, repairs.most);
  const std::string_view after = fixed.report.source->bytes();

  Repaired out{.report = {}, .page = {}, .diff = {}};
  out.settled = fixed.settled;
  if (repairs.only_show) {
    out.diff = unified_diff(shown, before, after);
    out.report = fixed.fixes == 0 ? std::move(fixed.report) : as_it_was();
    return out;
  }
  if (path == "-") out.page = after;
  if (path != "-" && after != before) {
    if (const Result<void> written = replace_file(path, before, after); !written) {
      out.error = written.error();
      out.report = as_it_was();
      return out;
    }
  }
  out.fixes = fixed.fixes;
  out.report = std::move(fixed.report);
  return out;
}

}  // namespace rubric::cli
