#include "lint/engine/several.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <map>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace rubric::engine {
namespace {

// How the rule of a diagnostic speaks of several places; "" where it does not.
std::string_view several_of(std::span<const Rule* const> speakers, const Diagnostic& of) {
  if (of.many != nullptr) return {};
  const auto it = std::ranges::find(speakers, of.rule.data(),
                                    [](const Rule* rule) { return rule->name.data(); });  // whose name it is
  return it == speakers.end() ? std::string_view() : (*it)->several;
}

// Where a message ends to say what is wrong: before "; " that stands in no quotation marks.
std::size_t end_of_problem(std::string_view message) {
  bool quoted = false;
  for (std::size_t i = 0; i < message.size(); ++i) {
    if (message[i] == '"') quoted = !quoted;
    if (!quoted && message.substr(i).starts_with("; ")) return i;
  }
  return message.size();
}

void add(Diagnostic& first, Diagnostic&& other) {
  first.related.push_back({.path = {}, .range = other.range, .message = "here too"});
  if (!first.fix) return;
  if (!other.fix || other.fix->title != first.fix->title || !other.fix->elsewhere.empty() ||
      !first.fix->elsewhere.empty()) {
    first.fix.reset();
    return;
  }
  first.fix->safety = std::max(first.fix->safety, other.fix->safety);
  std::ranges::move(other.fix->edits, std::back_inserter(first.fix->edits));
}

}  // namespace

Diagnostics told_once(Diagnostics found, std::span<const Rule* const> speakers) {
  if (speakers.empty() ||
      std::ranges::count_if(found, [&](const Diagnostic& it) { return !several_of(speakers, it).empty(); }) < 2) {
    return found;
  }
  struct Told {
    std::size_t first = 0, places = 0;   // `first` is among those that stay
    std::string_view several = {};
  };
  std::map<std::tuple<std::string_view, Severity, std::string_view>, Told> told;   // by what is said
  Diagnostics out;
  out.reserve(found.size());
  for (Diagnostic& it : found) {
    const std::string_view several = several_of(speakers, it);
    if (several.empty()) {
      out.push_back(std::move(it));
      continue;
    }
    const auto same = told.find({it.rule, it.severity, it.message});
    if (same != told.end()) {
      ++same->second.places;
      add(out[same->second.first], std::move(it));
      continue;
    }
    out.push_back(std::move(it));   // and stays there
    told.emplace(std::tuple(out.back().rule, out.back().severity, std::string_view(out.back().message)),
                 Told{out.size() - 1, 1, several});
  }
  std::erase_if(told, [](const auto& it) { return it.second.places == 1; });
  std::vector<Told> repeated;
  for (const auto& [said, group] : told) repeated.push_back(group);
  for (const Told& it : repeated) {
    Diagnostic& first = out[it.first];
    first.message.insert(end_of_problem(first.message), fmt::format(fmt::runtime(it.several), it.places));
    if (first.fix) std::ranges::sort(first.fix->edits);
  }
  return out;
}

}  // namespace rubric::engine
