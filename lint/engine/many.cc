#include "lint/engine/many.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "lint/rule/once_a_page.h"

namespace rubric::engine {

Diagnostics one_for_each_place(Diagnostics found) {
  Diagnostics out;
  out.reserve(found.size());
  for (Diagnostic& it : found) {
    if (it.many == nullptr) {
      out.push_back(std::move(it));
      continue;
    }
    const bool own_words = it.message == it.many->message(it.many->places).text();   // and not those of a schema
    for (const Mendable& place : it.many->places) {
      Message message = it.many->message({&place, 1});
      Diagnostic one{.range = place.place,
                     .rule = it.rule,
                     .severity = it.severity,
                     .message = own_words ? message.text() : it.message,
                     .kind = message.kind(),
                     .arguments = std::move(message).arguments()};
      if (!place.edits.empty()) one.fix = Fix{.title = it.many->title, .safety = Safety::safe, .edits = place.edits};
      one.many = it.many;
      out.push_back(std::move(one));
    }
  }
  return out;
}

Diagnostics one_for_many_places(Diagnostics found) {
  Diagnostics out;
  out.reserve(found.size());
  std::map<std::shared_ptr<const Many>, std::vector<Diagnostic>> parts;
  for (Diagnostic& it : found) (it.many == nullptr ? out : parts[it.many]).push_back(std::move(it));
  for (auto& [many, its] : parts) {
    std::ranges::sort(its, {}, &Diagnostic::range);
    Many left{.places = {}, .message = many->message, .title = many->title};
    std::ranges::copy_if(many->places, std::back_inserter(left.places), [&](const Mendable& place) {
      return std::ranges::binary_search(its, place.place, {}, &Diagnostic::range);
    });
    const bool own_words =
        its.front().message ==
        many->message({std::ranges::find(many->places, its.front().range, &Mendable::place), 1}).text();
    Finding whole = once_a_page(std::make_shared<const Many>(std::move(left)));
    out.push_back({.range = whole.range,
                   .rule = its.front().rule,
                   .severity = its.front().severity,
                   .message = own_words ? whole.message.text() : its.front().message,
                   .fix = std::move(whole.fix),
                   .related = std::move(whole.related),
                   .many = std::move(whole.many),
                   .kind = whole.message.kind(),
                   .arguments = std::move(whole.message).arguments()});
  }
  return out;
}

}  // namespace rubric::engine
