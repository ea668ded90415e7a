// The heaviest non-decreasing run, found from the end: for every position, the best run that starts there.
// A group has few members, so this is linear in the sections.
#include <algorithm>
#include <tuple>
#include <vector>

#include "lint/match/repairs.h"

namespace rubric::match {
namespace {

struct Run {
  std::size_t length = 0;
  std::uint64_t weight = 0;
  std::size_t first = SIZE_MAX;   // index of its first section; SIZE_MAX for no run

  bool better_than(const Run& other) const {
    return std::tie(length, weight) > std::tie(other.length, other.weight) ||
           (std::tie(length, weight) == std::tie(other.length, other.weight) && first < other.first);
  }
};

}  // namespace

std::vector<std::size_t> out_of_order(std::span<const Placed> sections) {
  std::uint32_t last = 0;
  for (const Placed& it : sections) last = std::max(last, it.position);
  std::vector<Run> starting(last + 1);                 // by position
  std::vector<std::size_t> next(sections.size(), SIZE_MAX);
  Run best;
  for (std::size_t i = sections.size(); i-- > 0;) {
    Run run;
    for (std::uint32_t p = sections[i].position; p <= last; ++p) {
      if (starting[p].length > 0 && starting[p].better_than(run)) run = starting[p];
    }
    next[i] = run.first;
    run = {.length = run.length + 1, .weight = run.weight + sections[i].weight, .first = i};
    Run& same = starting[sections[i].position];
    if (run.better_than(same)) same = run;
    if (run.better_than(best)) best = run;
  }
  std::vector<std::size_t> moved;
  std::size_t kept = best.first;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    if (i == kept) {
      kept = next[i];
    } else {
      moved.push_back(i);
    }
  }
  return moved;
}

}  // namespace rubric::match
