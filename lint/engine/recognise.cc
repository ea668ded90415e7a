#include "lint/engine/recognise.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace rubric::engine {
namespace {

// What was left unpaired is compared with so many candidates at most: a page with thousands of findings of one
// kind takes no longer than its length says.
constexpr std::size_t kCandidates = 100;

std::multiset<std::string_view> words_of(std::string_view text) {
  std::multiset<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) out.insert(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

// Whether at least half of the words are the same.
bool mostly_same_words(std::string_view a, std::string_view b) {
  const auto left = words_of(a), right = words_of(b);
  std::vector<std::string_view> shared;
  std::ranges::set_intersection(left, right, std::back_inserter(shared));
  return 4 * shared.size() >= left.size() + right.size() && !shared.empty();
}

// What a finding is about: "Levels", where the section "Levels" is inside "Summary".
std::string_view subject_of(const Identity& it) {
  return it.arguments.empty() ? std::string_view() : std::string_view(it.arguments.front());
}

// Two sections that are missing are more than one of them.
bool asks_for_less(const Identity& now, const Identity& before) {
  std::vector<std::string> few = now.arguments, many = before.arguments;
  if (few.empty() || few.size() >= many.size()) return false;
  std::ranges::sort(few);
  std::ranges::sort(many);
  return std::ranges::includes(many, few);
}

// What 0.1.0 wrote has no kind.
bool is_old(const Identity& it) { return it.kind.empty(); }

class Pairing {
 public:
  Pairing(const Identities& found, std::span<const KnownFinding> known)
      : found_(found), known_(known), out_(found.diagnostics.size()) {
    for (const KnownFinding& it : known) left_.push_back(it.count);
  }

  using Same = std::function<bool(const Identity& now, const Identity& before)>;
  // Findings with equal keys are candidates for each other; of what is known, those that are `among` these.
  template <class Key>
  void pair_by(
      Key key, const Same& same, bool (*among)(const Identity&) = [](const Identity& it) { return !is_old(it); }) {
    std::map<std::invoke_result_t<Key, const Identity&>, std::vector<std::size_t>> candidates;
    for (std::size_t i = 0; i < known_.size(); ++i) {
      if (left_[i] > 0 && among(known_[i].identity)) candidates[key(known_[i].identity)].push_back(i);
    }
    if (candidates.empty()) return;
    for (std::size_t i = 0; i < out_.size(); ++i) {
      if (out_[i]) continue;
      const auto found = candidates.find(key(found_.diagnostics[i]));
      if (found != candidates.end()) out_[i] = take(found->second, found_.diagnostics[i], same);
    }
  }

  std::vector<std::optional<std::size_t>> result() { return std::move(out_); }

 private:
  std::optional<std::size_t> take(std::vector<std::size_t>& candidates, const Identity& now, const Same& same) {
    std::size_t compared = 0;
    for (auto it = candidates.begin(); it != candidates.end() && compared < kCandidates; ++it, ++compared) {
      const std::size_t chosen = *it;
      if (!same(now, known_[chosen].identity)) continue;
      if (--left_[chosen] == 0) candidates.erase(it);
      return chosen;
    }
    return std::nullopt;
  }

  const Identities& found_;
  std::span<const KnownFinding> known_;
  std::vector<std::size_t> left_;                 // how many each may still account for
  std::vector<std::optional<std::size_t>> out_;
};

}  // namespace

std::vector<std::optional<std::size_t>> recognise(const Identities& found, std::span<const KnownFinding> known) {
  if (known.empty()) return std::vector<std::optional<std::size_t>>(found.diagnostics.size());
  const auto innermost = [](const Identity& it) {
    return it.section.empty() ? std::string_view() : std::string_view(it.section.back());
  };
  // A heading that was there before and is not now: it was renamed, or its section dissolved.
  const auto is_gone = [&](const Identity& before) {
    return !before.section.empty() && !std::ranges::binary_search(found.sections, before.section);
  };
  const auto always = [](const Identity&, const Identity&) { return true; };
  const auto similar = [](const Identity& now, const Identity& before) {
    return now.at.empty() == before.at.empty() && (now.at == before.at || mostly_same_words(now.at, before.at));
  };

  const auto moved = [](const Identity& now, const Identity& before) {
    return !now.at.empty() || now.section.empty() || before.section.empty();
  };
  const auto renamed = [&](const Identity& now, const Identity& before) {
    return is_gone(before) && similar(now, before);
  };

  Pairing pairing(found, known);
  const auto problem = [](const Identity& it) { return std::tie(it.rule, it.kind, it.arguments); };
  pairing.pair_by([](const Identity& it) { return std::tie(it.section, it.rule, it.kind, it.arguments, it.at); },
                  always);
  pairing.pair_by([&](const Identity& it) { return std::tuple(innermost(it), problem(it), std::string_view(it.at)); },
                  always);
  pairing.pair_by([&](const Identity& it) { return std::tie(it.section, it.rule, it.kind, it.arguments); }, similar);
  pairing.pair_by(problem, renamed);
  pairing.pair_by([&](const Identity& it) { return std::tuple(problem(it), std::string_view(it.at)); }, moved);
  pairing.pair_by([](const Identity& it) { return std::tie(it.section, it.rule, it.at); }, asks_for_less);
  pairing.pair_by(
      [&](const Identity& it) { return std::tuple(innermost(it), std::string_view(it.rule), subject_of(it)); },
      [&](const Identity& now, const Identity& before) {
        return now.at.empty() && before.at.empty() && !subject_of(now).empty() && is_gone(before);
      });
  // "white space at the end of 7 lines" is said once a page, wherever the first of them is.
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> counted;
  for (std::size_t i = 0; i < found.diagnostics.size(); ++i) {
    const Identity& it = found.diagnostics[i];
    if (found.counted[i] && it.arguments.empty()) ++counted[{it.rule, it.kind}];
  }
  pairing.pair_by(problem, [&](const Identity& now, const Identity&) {
    const auto times = counted.find({now.rule, now.kind});
    return times != counted.end() && times->second == 1;
  });

  // What 0.1.0 wrote is known by its rule and its place: another release says the same in other words.
  pairing.pair_by([](const Identity& it) { return std::tie(it.section, it.rule, it.at); }, always, is_old);
  pairing.pair_by(
      [&](const Identity& it) { return std::tuple(innermost(it), std::string_view(it.rule), std::string_view(it.at)); },
      always, is_old);
  pairing.pair_by([](const Identity& it) { return std::tie(it.section, it.rule); }, similar, is_old);
  pairing.pair_by([](const Identity& it) { return std::tie(it.rule); }, renamed, is_old);
  pairing.pair_by([](const Identity& it) { return std::tie(it.rule, it.at); }, moved, is_old);
  return pairing.result();
}

}  // namespace rubric::engine
