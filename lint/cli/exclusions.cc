#include "lint/cli/exclusions.h"

#include <algorithm>

#include <fmt/format.h>

#include "lint/io/read.h"
#include "lint/text/path.h"

namespace rubric::cli {

bool Exclusions::holds_named(const std::string& path) const {
  return holds(shown_path(current_folder_, path == "-" ? arguments_.stdin_filename : path));
}

void Exclusions::pass_on_input(Console& console) const {
  const bool writes = arguments_.repairs && !arguments_.repairs->only_show;
  if (!writes || std::ranges::find(arguments_.paths, "-") == arguments_.paths.end() || !holds_named("-")) return;
  if (const Result<std::string> text = read_standard_input()) console.out().write(*text);
  else console.complain(text.error());
}

void Exclusions::tell(const Summary& summary, Console& console) const {
  const std::vector<std::string>& paths = arguments_.paths;
  if (!arguments_.paths_named || summary.files > 0) return;
  if (!std::ranges::all_of(paths, [&](const std::string& it) { return holds_named(it); })) return;
  const std::string what = paths.size() > 1      ? fmt::format("all {} paths that were named are", paths.size())
                           : paths.front() == "-" ? arguments_.stdin_filename + " is"
                                                  : paths.front() + " is";
  console.warn(fmt::format("rubric: {} excluded by the configuration; --no-exclude checks {}", what,
                           paths.size() > 1 ? "them" : "it"));
}

}  // namespace rubric::cli
