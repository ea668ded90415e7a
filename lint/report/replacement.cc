#include "lint/report/replacement.h"

#include <algorithm>

#include "lint/text/utf8.h"

namespace rubric::report {
namespace {

constexpr std::uint32_t kMostBytes = 4096;   // so that a report over many distant edits stays linear in the file

}  // namespace

std::optional<Edit> as_one_edit(const Fix& fix, const SourceText& source) {
  if (fix.edits.empty() || !fix.elsewhere.empty()) return std::nullopt;
  if (fix.edits.size() == 1) return is_writable(fix) ? std::optional(fix.edits.front()) : std::nullopt;
  const ByteRange whole{fix.edits.front().range.begin, fix.edits.back().range.end};
  if (whole.size() > kMostBytes) return std::nullopt;
  std::vector<Edit> inside = fix.edits;
  for (Edit& it : inside) {
    it.range = {{it.range.begin.value - whole.begin.value}, {it.range.end.value - whole.begin.value}};
  }
  std::string text = text::apply(source.text(whole), inside);
  if (!invalid_utf8(text).empty()) return std::nullopt;
  return Edit{whole, std::move(text)};
}

bool is_writable(const Fix& fix) {
  return std::ranges::all_of(fix.edits, [](const Edit& it) { return invalid_utf8(it.text).empty(); });
}

}  // namespace rubric::report
