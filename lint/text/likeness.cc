#include "lint/text/likeness.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "lint/text/hash.h"
#include "lint/text/trim.h"

namespace rubric::text {
namespace {

constexpr std::size_t kDigits = 8;
constexpr double kAlike = 0.5;   // pages of one template share a third of their lines at most

}  // namespace

Sketch sketch_of(std::string_view text) {
  Sketch hashes;
  for (std::size_t from = 0; from < text.size();) {
    const std::size_t end = std::min(text.find('\n', from), text.size());
    const std::string_view line = trimmed(text.substr(from, end - from));
    if (!line.empty()) hashes.push_back(static_cast<std::uint32_t>(hash_of(line)));
    from = end + 1;
  }
  std::ranges::sort(hashes);
  const auto same = std::ranges::unique(hashes);
  hashes.erase(same.begin(), same.end());
  if (hashes.size() > kSketchLines) hashes.resize(kSketchLines);
  return hashes;
}

double likeness(const Sketch& a, const Sketch& b) {
  if (a.empty() && b.empty()) return 1;
  std::size_t looked_at = 0, shared = 0;
  for (auto left = a.begin(), right = b.begin(); looked_at < kSketchLines && (left != a.end() || right != b.end());
       ++looked_at) {
    const bool from_left = right == b.end() || (left != a.end() && *left <= *right);
    const bool from_right = left == a.end() || (right != b.end() && *right <= *left);
    if (from_left && from_right) ++shared;
    if (from_left) ++left;
    if (from_right) ++right;
  }
  return static_cast<double>(shared) / static_cast<double>(looked_at);
}

std::map<std::string, std::string> renamed(const std::map<std::string, Sketch>& gone,
                                           const std::map<std::string, Sketch>& candidates) {
  std::vector<std::tuple<double, std::string, std::string>> pairs;   // the most alike come first
  for (const auto& [old, content] : gone) {
    for (const auto& [name, other] : candidates) {
      const double alike = likeness(content, other);
      if (alike >= kAlike) pairs.emplace_back(-alike, name, old);
    }
  }
  std::ranges::sort(pairs);
  std::map<std::string, std::string> out;
  std::set<std::string> taken;
  for (const auto& [alike, name, old] : pairs) {
    if (!out.contains(name) && taken.insert(old).second) out.emplace(name, old);
  }
  return out;
}

std::string to_text(const Sketch& sketch) {
  std::string out;
  for (const std::uint32_t it : sketch) out += fmt::format("{:08x}", it);
  return out;
}

Sketch sketch_from_text(std::string_view text) {
  Sketch out;
  for (; text.size() >= kDigits; text.remove_prefix(kDigits)) {
    const std::string_view digits = text.substr(0, kDigits);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, 16);
    if (error != std::errc() || end != digits.data() + digits.size()) return {};
    out.push_back(number);
  }
  std::ranges::sort(out);
  return text.empty() ? out : Sketch();
}

}  // namespace rubric::text
