#include "tests/laws/shrink.h"
#include "tests/layers.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <vector>

namespace rubric::testing::laws {
namespace {

// Each with its line end.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

std::string joined(const std::vector<std::string>& lines, std::size_t without, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i < without || i >= without + count) out += lines[i];
  }
  return out;
}

}  // namespace

std::string shrink(std::string page, const std::function<bool(const std::string&)>& still_broken) {
  std::vector<std::string> lines = lines_of(page);
  for (std::size_t size = std::max<std::size_t>(lines.size() / 2, 1); size > 0; size /= 2) {
    for (std::size_t at = 0; at < lines.size();) {
      std::string smaller = joined(lines, at, size);
      if (!still_broken(smaller)) {
        at += size;
        continue;
      }
      lines = lines_of(smaller);
      page = std::move(smaller);
    }
  }
  for (std::string& line : lines) {
    for (std::size_t half = line.size() / 2; half > 4; half /= 2) {
      const std::string whole = line;
      const std::size_t end = line.find_last_not_of("\r\n") + 1;
      if (end <= half) continue;
      line.erase(end - half, half);
      std::string smaller = joined(lines, 0, 0);
      if (still_broken(smaller)) page = std::move(smaller);
      else line = whole;
    }
  }
  return page;
}

}  // namespace rubric::testing::laws
