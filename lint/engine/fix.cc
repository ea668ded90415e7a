#include "lint/engine/fix.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace rubric {
namespace {

struct ByPlace {
  using is_transparent = void;
  bool operator()(const Edit* a, const Edit* b) const { return a->range < b->range; }
  bool operator()(const Edit* a, ByteRange b) const { return a->range < b; }
  bool operator()(ByteRange a, const Edit* b) const { return a < b->range; }
};
using Made = std::multiset<const Edit*, ByPlace>;

// Those made do not overlap, so only the last one before `edit` can reach into it.
bool is_free(const Made& made, const Edit& edit) {
  auto at = made.lower_bound(ByteRange{edit.range.begin, edit.range.begin});
  if (at != made.begin() && overlap(**std::prev(at), edit)) return false;
  for (; at != made.end() && (*at)->range.begin <= edit.range.end; ++at) {
    if (overlap(**at, edit)) return false;
  }
  return true;
}

}  // namespace

bool is_made(const Fix& fix, Safety most) { return fix.safety <= most && fix.safety != Safety::suggestion && !fix.edits.empty(); }

Round choose_fixes(const Diagnostics& diagnostics, Safety most) {
  Made made;
  Round round;
  for (const Diagnostic& it : diagnostics) {
    if (!it.fix || !is_made(*it.fix, most)) continue;
    if (!std::ranges::all_of(it.fix->edits, [&](const Edit& edit) { return is_free(made, edit); })) continue;
    for (const Edit& edit : it.fix->edits) made.insert(&edit);
    ++round.fixes;
  }
  round.edits.reserve(made.size());
  for (const Edit* edit : made) round.edits.push_back(*edit);
  return round;
}

Fixed fix(std::unique_ptr<SourceText> source, const CheckAgain& check, Safety most) {
  const std::hash<std::string_view> hash;   // of pages of this run only, so any will do
  std::set<std::size_t> seen;
  Fixed out;
  for (int rounds = 0;; ++rounds) {
    out.report = check(std::move(source));
    const SourceText& now = *out.report.source;
    const Round round = choose_fixes(out.report.diagnostics, most);
    if (round.fixes == 0) return out;
    std::string text = rubric::apply(now.bytes(), round.edits);
    seen.insert(hash(now.bytes()));
    out.settled = rounds < kMostRounds && !seen.contains(hash(text));
    if (!out.settled) return out;
    out.fixes += round.fixes;
    source = std::make_unique<SourceText>(now.path(), std::move(text));
  }
}

}  // namespace rubric
