#include "tests/fix_figures.h"

#include <fmt/format.h>

#include "tests/pages.h"

namespace rubric::testing {

FixCount& FixCount::operator+=(const FixCount& other) {
  found += other.found;
  for (std::size_t i = 0; i < fixes.size(); ++i) fixes[i] += other.fixes[i];
  return *this;
}

FixFigures fix_figures() {
  FixFigures figures;
  for (const Page& page : corpus()) {
    for (const Diagnostic& it : report_on(page).diagnostics) {
      if (it.severity < Severity::warning) continue;
      FixCount& count = figures.by_rule[std::string(it.rule)];
      ++count.found;
      if (it.fix) ++count.fixes[static_cast<std::size_t>(it.fix->safety)];
    }
  }
  for (const auto& [rule, count] : figures.by_rule) {
    figures.all += count;
    if (is_structural(rule)) figures.structural += count;
  }
  return figures;
}

std::string describe(const FixFigures& figures) {
  std::string out =
      fmt::format("{:<28}{:>7}{:>7}{:>8}{:>12}{:>8}\n", "rule", "found", "safe", "unsafe", "suggestion", "fixed");
  const auto row = [&](const std::string& name, const FixCount& it) {
    out += fmt::format("{:<28}{:>7}{:>7}{:>8}{:>12}{:>7.1f}%\n", name, it.found, it.fixes[0], it.fixes[1], it.fixes[2],
                       100 * it.share());
  };
  for (const auto& [rule, count] : figures.by_rule) row(rule, count);
  row("structural", figures.structural);
  row("all", figures.all);
  return out;
}

}  // namespace rubric::testing
