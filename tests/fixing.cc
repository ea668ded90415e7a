#include "tests/fixing.h"

#include <algorithm>

#include "lint/text/edit.h"

namespace rubric::testing {

std::string fix_once(std::string_view text, const Diagnostics& diagnostics) {
  std::vector<Edit> made;
  for (const Diagnostic& it : diagnostics) {
    if (!it.fix) continue;
    const bool free = std::ranges::none_of(it.fix->edits, [&](const Edit& edit) {
      return std::ranges::any_of(made, [&](const Edit& other) { return overlap(edit, other); });
    });
    if (free) made.insert(made.end(), it.fix->edits.begin(), it.fix->edits.end());
  }
  std::ranges::stable_sort(made, {}, &Edit::range);
  return text::apply(text, made);
}

Fixed fix(Page page, std::span<const Rule* const> rules, const std::function<bool(const Diagnostic&)>& wanted,
          int most, const Config& config, const PageIndex* site) {
  for (int round = 0;; ++round) {
    Diagnostics found = report_on(page, rules, config, site).diagnostics;
    std::erase_if(found, std::not_fn(wanted));
    std::string text = round < most ? fix_once(page.text, found) : page.text;
    if (text == page.text) return {std::move(page), std::move(found), round};
    page.text = std::move(text);
  }
}

}  // namespace rubric::testing
