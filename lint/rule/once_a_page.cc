#include "lint/rule/once_a_page.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace rubric::rule {

Finding once_a_page(std::vector<Mendable> places, Message (*message)(std::span<const Mendable>), std::string title) {
  std::ranges::sort(places, {}, &Mendable::place);
  return once_a_page(std::make_shared<const Many>(Many{std::move(places), message, std::move(title)}));
}

Finding once_a_page(std::shared_ptr<const Many> many) {
  const std::vector<Mendable>& places = many->places;
  Finding out{.range = places.front().place, .message = many->message(places)};
  Fix fix{.title = many->title, .safety = Safety::safe, .edits = {}};
  out.related.reserve(places.size() - 1);
  fix.edits.reserve(places.size());
  for (const Mendable& it : places) {
    if (it.place != out.range) out.related.push_back({.path = {}, .range = it.place, .message = "here too"});
    std::ranges::copy(it.edits, std::back_inserter(fix.edits));
  }
  std::ranges::sort(fix.edits);
  if (!fix.edits.empty()) out.fix = std::move(fix);
  if (places.size() > 1) out.many = std::move(many);
  return out;
}

}  // namespace rubric::rule
