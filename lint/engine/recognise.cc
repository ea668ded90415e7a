#include "lint/engine/recognise.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace rubric {
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

std::vector<std::string_view> quoted_in(std::string_view text) {
  std::vector<std::string_view> out;
  for (std::size_t open = text.find('"'); open != text.npos;) {
    const std::size_t close = text.find('"', open + 1);
    if (close == text.npos) break;
    out.push_back(text.substr(open + 1, close - open - 1));
    open = text.find('"', close + 1);
  }
  std::ranges::sort(out);
  return out;
}

// What a finding is about: `section "Levels" is inside "Summary"` is about Levels.
std::string_view subject_of(std::string_view text) {
  const std::size_t open = text.find('"');
  const std::size_t close = open == text.npos ? text.npos : text.find('"', open + 1);
  return close == text.npos ? std::string_view() : text.substr(open + 1, close - open - 1);
}

// "no sections "A" and "B"" asks for more than "no section "A"".
bool asks_for_less(const Identity& now, const Identity& before) {
  const auto few = quoted_in(now.text), many = quoted_in(before.text);
  return !few.empty() && few.size() < many.size() && std::ranges::includes(many, few);
}

// "white space at the end of # lines, of which this is the first" is said once a page, wherever the first one is.
bool is_about_many(std::string_view text) { return text.find('#') != text.npos && subject_of(text).empty(); }

class Pairing {
 public:
  Pairing(const Identities& found, std::span<const KnownFinding> known) : found_(found), known_(known), out_(found.diagnostics.size()) {
    for (const KnownFinding& it : known) left_.push_back(it.count);
  }

  using Same = std::function<bool(const Identity& now, const Identity& before)>;
  // Findings with equal keys are candidates for each other.
  template <class Key>
  void pair_by(Key key, const Same& same) {
    std::map<std::invoke_result_t<Key, const Identity&>, std::vector<std::size_t>> candidates;
    for (std::size_t i = 0; i < known_.size(); ++i) {
      if (left_[i] > 0) candidates[key(known_[i].identity)].push_back(i);
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
  const auto innermost = [](const Identity& it) { return it.section.empty() ? std::string_view() : std::string_view(it.section.back()); };
  // A heading that was there before and is not now: it was renamed, or its section dissolved.
  const auto is_gone = [&](const Identity& before) {
    return !before.section.empty() && !std::ranges::binary_search(found.sections, before.section);
  };
  const auto always = [](const Identity&, const Identity&) { return true; };
  const auto similar = [](const Identity& now, const Identity& before) {
    return now.at.empty() == before.at.empty() && (now.at == before.at || mostly_same_words(now.at, before.at));
  };

  Pairing pairing(found, known);
  pairing.pair_by([](const Identity& it) { return std::tie(it.section, it.rule, it.text, it.at); }, always);
  pairing.pair_by([&](const Identity& it) { return std::tuple(innermost(it), std::string_view(it.rule), std::string_view(it.text), std::string_view(it.at)); }, always);
  pairing.pair_by([](const Identity& it) { return std::tie(it.section, it.rule, it.text); }, similar);
  pairing.pair_by([](const Identity& it) { return std::tie(it.rule, it.text); },
                  [&](const Identity& now, const Identity& before) { return is_gone(before) && similar(now, before); });
  pairing.pair_by([](const Identity& it) { return std::tie(it.rule, it.text, it.at); },
                  [](const Identity& now, const Identity& before) { return !now.at.empty() || now.section.empty() || before.section.empty(); });
  pairing.pair_by([](const Identity& it) { return std::tie(it.section, it.rule, it.at); }, asks_for_less);
  pairing.pair_by([&](const Identity& it) { return std::tuple(innermost(it), std::string_view(it.rule), subject_of(it.text)); },
                  [&](const Identity& now, const Identity& before) {
                    return now.at.empty() && before.at.empty() && !subject_of(now.text).empty() && is_gone(before);
                  });
  std::map<std::pair<std::string_view, std::string_view>, std::size_t> said;
  for (const Identity& it : found.diagnostics) ++said[{it.rule, it.text}];
  pairing.pair_by([](const Identity& it) { return std::tie(it.rule, it.text); },
                  [&](const Identity& now, const Identity&) { return is_about_many(now.text) && said[{now.rule, now.text}] == 1; });
  return pairing.result();
}

}  // namespace rubric
