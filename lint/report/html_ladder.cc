#include "lint/report/html_ladder.h"

#include <algorithm>

#include <fmt/format.h>

#include "lint/report/printable.h"
#include "lint/report/xml_text.h"

namespace rubric {
namespace {

std::string shown(std::string_view text) { return xml_text(printable(text)); }

std::string row(const Rung& it, bool graded) {
  const bool ungraded = graded && it.grade.empty() && !it.missing;
  const std::string grade = it.missing ? "missing" : !it.grade.empty() ? shown(it.grade) : ungraded ? "no grade" : "";
  return fmt::format("<li{}><span class=\"rung\"><b>{}</b></span><span class=\"level\">{}</span></li>\n",
                     it.missing ? " class=\"gap\"" : ungraded ? " class=\"ungraded\"" : "", grade, shown(it.title));
}

}  // namespace

std::string html_ladder(const Ladder& ladder) {
  const auto missing = std::ranges::count(ladder.rungs, true, &Rung::missing);
  std::string out = fmt::format("<figure class=\"ladder\"><figcaption>{}{}{} level{}{}</figcaption>\n<ol reversed>\n", shown(ladder.about),
                                ladder.about.empty() ? "" : ": ", ladder.rungs.size() - static_cast<std::size_t>(missing),
                                ladder.rungs.size() - static_cast<std::size_t>(missing) == 1 ? "" : "s",
                                missing == 0 ? "" : fmt::format(", {} missing", missing));
  for (auto it = ladder.rungs.rbegin(); it != ladder.rungs.rend(); ++it) out += row(*it, ladder.graded);
  return out + "</ol></figure>\n";
}

}  // namespace rubric
