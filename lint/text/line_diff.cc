// The only file that includes dtl, which finds a shortest script of insertions and deletions (Wu, Manber,
// Myers, Miller 1990). It sees numbers for lines, and only those between what both texts begin and end with.
#include "lint/text/line_diff.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include <dtl/dtl.hpp>
#include <fmt/format.h>

namespace rubric::text {
namespace {

constexpr std::size_t kContext = 3;
constexpr std::size_t kMostCompared = 50'000;   // lines of both texts; a script may cost their product

using Lines = std::vector<std::string_view>;

Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// One line of the script: ' ' both have it, '-' only the first, '+' only the second.
struct Step {
  char kind;
  std::string_view line;
};

std::vector<Step> script(const Lines& before, const Lines& after) {
  const auto [a, b] = std::ranges::mismatch(before, after);
  const auto common = static_cast<std::size_t>(a - before.begin());
  std::size_t tail = 0;
  while (tail < std::min(before.size(), after.size()) - common &&
         before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) {
    ++tail;
  }

  std::unordered_map<std::string_view, std::uint32_t> numbers;
  const auto numbered = [&](const Lines& lines) {
    std::vector<std::uint32_t> out;
    for (std::size_t i = common; i < lines.size() - tail; ++i) {
      out.push_back(numbers.emplace(lines[i], static_cast<std::uint32_t>(numbers.size())).first->second);
    }
    return out;
  };
  dtl::Diff<std::uint32_t> diff(numbered(before), numbered(after));
  diff.compose();

  std::vector<Step> steps;
  for (std::size_t i = 0; i < common; ++i) steps.push_back({' ', before[i]});
  std::size_t i = common, j = common;
  for (const auto& [number, info] : diff.getSes().getSequence()) {
    if (info.type == dtl::SES_ADD) steps.push_back({'+', after[j++]});
    else steps.push_back({info.type == dtl::SES_DELETE ? '-' : ' ', before[i++]});
    if (info.type == dtl::SES_COMMON) ++j;
  }
  for (; i < before.size(); ++i) steps.push_back({' ', before[i]});
  return steps;
}

// Within a run of changes what goes stands before what comes, as readers expect.
void sort_runs(std::vector<Step>& steps) {
  for (auto at = steps.begin(); at != steps.end();) {
    const auto end = std::find_if(at, steps.end(), [](const Step& it) { return it.kind == ' '; });
    std::stable_partition(at, end, [](const Step& it) { return it.kind == '-'; });
    at = end == steps.end() ? end : std::next(end);
  }
}

void append_hunk(std::string& out, std::span<const Step> steps, std::size_t before_line, std::size_t after_line) {
  const auto before =
      static_cast<std::size_t>(std::ranges::count_if(steps, [](const Step& it) { return it.kind != '+'; }));
  const auto after =
      static_cast<std::size_t>(std::ranges::count_if(steps, [](const Step& it) { return it.kind != '-'; }));
  // A side without lines is named by the line before it.
  const auto range = [](std::size_t line, std::size_t count) {
    return count == 1 ? fmt::format("{}", line) : fmt::format("{},{}", count == 0 ? line - 1 : line, count);
  };
  fmt::format_to(std::back_inserter(out), "@@ -{} +{} @@\n", range(before_line, before), range(after_line, after));
  for (const Step& it : steps) {
    out += it.kind;
    out += it.line;
    if (!it.line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
  }
}

std::string quoted(std::string_view side, std::string_view path) {
  std::string whole = fmt::format("{}/{}", side, path);
  const auto unusual = [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7F || c == '"' || c == '\\';
  };
  if (std::ranges::none_of(whole, unusual)) return whole.find(' ') == whole.npos ? whole : whole + '\t';
  constexpr std::string_view kNamed = "\a\b\t\n\v\f\r\"\\", kNames = "abtnvfr\"\\";
  std::string out = "\"";
  for (const char c : whole) {
    if (const std::size_t named = kNamed.find(c); named != kNamed.npos) out.append("\\").append(1, kNames[named]);
    else if (unusual(c)) fmt::format_to(std::back_inserter(out), "\\{:03o}", static_cast<unsigned char>(c));
    else out += c;
  }
  return out + '"';
}

std::string_view without_line_end(std::string_view line) {
  while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

std::vector<LineChange> line_changes(std::string_view before, std::string_view after) {
  if (before == after) return {};
  Lines old_lines = lines_of(before), new_lines = lines_of(after);
  const auto size_of_line = [](const Lines& lines) {
    std::vector<std::size_t> sizes;
    for (const std::string_view it : lines) sizes.push_back(it.size());
    return sizes;
  };
  const std::vector<std::size_t> old_sizes = size_of_line(old_lines), new_sizes = size_of_line(new_lines);
  if (old_lines.size() + new_lines.size() > kMostCompared) {
    return {{byte_range(0, before.size()), byte_range(0, after.size())}};
  }
  for (std::string_view& it : old_lines) it = without_line_end(it);
  for (std::string_view& it : new_lines) it = without_line_end(it);

  std::vector<LineChange> changes;
  std::size_t old_line = 0, new_line = 0, old_at = 0, new_at = 0;
  bool open = false;
  for (const Step& it : script(old_lines, new_lines)) {
    if (it.kind != ' ' && !open) changes.push_back({byte_range(old_at, old_at), byte_range(new_at, new_at)});
    open = it.kind != ' ';
    if (it.kind != '+') old_at += old_sizes[old_line++];
    if (it.kind != '-') new_at += new_sizes[new_line++];
    if (open) {
      changes.back().before.end = byte_offset(old_at);
      changes.back().after.end = byte_offset(new_at);
    }
  }
  return changes;
}

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const Lines old_lines = lines_of(before), new_lines = lines_of(after);
  std::vector<Step> steps = script(old_lines, new_lines);
  sort_runs(steps);
  std::string out = fmt::format("--- {}\n+++ {}\n", quoted("a", path), quoted("b", path));
  std::size_t old_line = 1, new_line = 1, at = 0;
  const auto is_change = [](const Step& it) { return it.kind != ' '; };
  while (at < steps.size()) {
    const auto first = static_cast<std::size_t>(
        std::find_if(steps.begin() + static_cast<std::ptrdiff_t>(at), steps.end(), is_change) - steps.begin());
    if (first == steps.size()) break;
    const std::size_t begin = std::max(at, first - std::min(first, kContext));
    std::size_t end = first, quiet = 0;
    for (std::size_t i = first; i < steps.size() && quiet <= 2 * kContext; ++i) {
      quiet = is_change(steps[i]) ? 0 : quiet + 1;
      if (quiet == 0) end = i + 1;
    }
    end = std::min(end + kContext, steps.size());
    old_line += begin - at;
    new_line += begin - at;
    append_hunk(out, std::span(steps).subspan(begin, end - begin), old_line, new_line);
    for (std::size_t i = begin; i < end; ++i) {
      old_line += steps[i].kind != '+' ? 1 : 0;
      new_line += steps[i].kind != '-' ? 1 : 0;
    }
    at = end;
  }
  return out;
}

}  // namespace rubric::text
