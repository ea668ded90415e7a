#include "lint/rule/once_a_page.h"

#include <algorithm>
#include <utility>

namespace rubric {

Finding once_a_page(std::vector<Mendable> places, std::string message, std::string title) {
  std::ranges::sort(places, {}, &Mendable::place);
  Finding out{.range = places.front().place, .message = std::move(message)};
  Fix fix{.title = std::move(title), .safety = Safety::safe, .edits = {}};
  for (Mendable& it : places) {
    if (it.place != out.range) out.related.push_back({.path = {}, .range = it.place, .message = "here too"});
    std::ranges::move(it.edits, std::back_inserter(fix.edits));
  }
  std::ranges::sort(fix.edits);
  if (!fix.edits.empty()) out.fix = std::move(fix);
  return out;
}

}  // namespace rubric
