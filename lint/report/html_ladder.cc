#include "lint/report/html_ladder.h"

#include <algorithm>

#include <fmt/format.h>

#include "lint/report/printable.h"
#include "lint/report/xml_text.h"

namespace rubric::report {
namespace {

std::string shown(std::string_view text) { return xml_text(printable(text)); }

std::string row(const Rung& it, std::string_view graded_by) {
  const bool ungraded = !graded_by.empty() && it.grade.empty();
  const std::string grade =
      it.grade.empty() ? ungraded ? fmt::format("no {}", shown(graded_by)) : std::string() : shown(it.grade);
  return fmt::format("<li{}><span class=\"rung\"><b>{}</b></span><span class=\"level\">{}</span></li>\n",
                     it.gap     ? " class=\"gap\""
                     : ungraded ? " class=\"ungraded\""
                                : "",
                     grade, it.gap ? "no level" : shown(it.title));
}

}  // namespace

std::string html_ladder(const Ladder& ladder) {
  const auto gaps = static_cast<std::size_t>(std::ranges::count(ladder.rungs, true, &Rung::gap));
  const std::size_t levels = ladder.rungs.size() - gaps;
  std::string out = fmt::format("<figure class=\"ladder\"><figcaption>{}{}{} level{}{}</figcaption>\n<ol reversed>\n",
                                shown(ladder.about), ladder.about.empty() ? "" : ": ", levels, levels == 1 ? "" : "s",
                                gaps == 0 ? "" : fmt::format(", {} gap{} between them", gaps, gaps == 1 ? "" : "s"));
  for (auto it = ladder.rungs.rbegin(); it != ladder.rungs.rend(); ++it) out += row(*it, ladder.graded_by);
  return out + "</ol></figure>\n";
}

}  // namespace rubric::report
