#include "lint/infer/order.h"

#include <algorithm>
#include <tuple>

namespace rubric::infer {

Order common_order(std::size_t n, std::span<const std::vector<std::size_t>> sequences, double loosen) {
  std::vector<std::vector<std::size_t>> before(n, std::vector<std::size_t>(n, 0));
  std::vector<double> height(n, 0), seen(n, 0);
  for (const std::vector<std::size_t>& it : sequences) {
    for (std::size_t at = 0; at < it.size(); ++at) {
      height[it[at]] += static_cast<double>(at + 1) / static_cast<double>(it.size() + 1);
      seen[it[at]] += 1;
      for (std::size_t later = at + 1; later < it.size(); ++later) ++before[it[at]][it[later]];
    }
  }
  std::vector<std::tuple<std::ptrdiff_t, double, std::size_t>> ranks;
  for (std::size_t i = 0; i < n; ++i) {
    std::ptrdiff_t wins = 0;
    for (std::size_t j = 0; j < n; ++j) wins += before[i][j] > before[j][i] ? 1 : before[i][j] < before[j][i] ? -1 : 0;
    ranks.emplace_back(-wins, seen[i] > 0 ? height[i] / seen[i] : 0, i);
  }
  std::ranges::sort(ranks);
  Order out{{}, std::vector<bool>(n, false)};
  for (const auto& it : ranks) out.order.push_back(std::get<2>(it));
  for (std::size_t a = 0; a < n; ++a) {
    std::size_t right = 0, wrong = 0;
    for (std::size_t b = 0; b < n; ++b) {
      const std::size_t i = out.order[a], j = out.order[b];
      right += a < b ? before[i][j] : before[j][i];
      wrong += a < b ? before[j][i] : before[i][j];
    }
    out.loose[out.order[a]] = wrong > 1 && static_cast<double>(wrong) > 2 * loosen * static_cast<double>(right + wrong);
  }
  return out;
}

}  // namespace rubric::infer
