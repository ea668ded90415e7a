// Which of the mistakes that could be planted are: some of each kind, and pairs far apart.

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "tests/mutations/planting.h"

namespace rubric::testing {
namespace {

// The bytes a mistake has to do with: what is edited, and the section it is made in.
ByteRange hull(const Subject& subject, const Mutation& it) {
  const ByteRange own = subject.extent_of(it.sections.front());
  return {std::min(own.begin, it.edits.front().range.begin), std::max(own.end, it.edits.back().range.end)};
}

bool far_apart(const Subject& subject, const Mutation& a, const Mutation& b) {
  const ByteRange first = hull(subject, a);
  const ByteRange second = hull(subject, b);
  if (second.begin < first.end) return false;
  const SectionId parent_a = a.sections.back();
  const SectionId parent_b = b.sections.back();
  if (parent_a == parent_b && parent_a != kNoSection) return false;
  if (parent_a == b.sections.front() || parent_b == a.sections.front()) return false;
  std::size_t between = 0;
  for (SectionId id = 0; id < subject.size(); ++id) {
    const ByteOffset begin = subject.heading(id).begin;
    if (first.end <= begin && begin < second.begin) ++between;
  }
  return between >= 2;
}

Mutation both(const Mutation& a, const Mutation& b) {
  Mutation pair = a;
  pair.kind = "pair";
  pair.what = fmt::format("{} {}, {} {}", a.kind, a.what, b.kind, b.what);
  pair.edits.insert(pair.edits.end(), b.edits.begin(), b.edits.end());
  for (Expectation expectation : b.expected) {
    for (Place& place : expectation.places) {
      if (place.edit) *place.edit += a.edits.size();
    }
    pair.expected.push_back(std::move(expectation));
  }
  pair.sections.insert(pair.sections.end(), b.sections.begin(), b.sections.end());
  return pair;
}

}  // namespace

std::vector<Mutation> mutations(const Subject& subject, std::size_t most) {
  if (subject.schema() == nullptr) return {};
  Dice dice(subject.page().path);
  std::map<std::string, std::vector<Mutation>> by_kind;
  for (auto&& family : {heading_mutations(subject, dice), level_mutations(subject), section_mutations(subject)}) {
    for (const Mutation& it : family) by_kind[it.kind].push_back(it);
  }
  std::vector<Mutation> chosen;
  for (auto& [kind, all] : by_kind) {
    for (Mutation& it : dice.some(std::move(all), most)) chosen.push_back(std::move(it));
  }

  std::vector<Mutation> pairs;
  for (const Mutation& a : chosen) {
    for (const Mutation& b : chosen) {
      if (far_apart(subject, a, b)) pairs.push_back(both(a, b));
    }
  }
  for (Mutation& it : dice.some(std::move(pairs), most)) chosen.push_back(std::move(it));
  return chosen;
}

}  // namespace rubric::testing
