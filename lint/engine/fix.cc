#include "lint/engine/fix.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace rubric::engine {

bool is_made(const Fix& fix, Safety most) {
  return fix.safety <= most && fix.safety != Safety::suggestion && !fix.edits.empty();
}

// Those chosen do not overlap, so only the last one before an edit can reach into it.
bool RoundOfPages::goes(const std::shared_ptr<const SourceText>& page, const std::vector<Edit>& edits) const {
  const auto known = pages_.find(page->path());
  if (known == pages_.end()) return true;
  if (known->second.page != page && known->second.page->bytes() != page->bytes()) return false;
  const auto& chosen = known->second.edits;
  return std::ranges::all_of(edits, [&](const Edit& edit) {
    auto at = chosen.lower_bound(ByteRange{edit.range.begin, edit.range.begin});
    if (at != chosen.begin() && overlap(*std::prev(at), edit)) return false;
    for (; at != chosen.end() && at->range.begin <= edit.range.end; ++at) {
      if (overlap(*at, edit)) return false;
    }
    return true;
  });
}

void RoundOfPages::take(const std::shared_ptr<const SourceText>& page, const std::vector<Edit>& edits) {
  Chosen& its = pages_[page->path()];
  its.page = page;
  its.edits.insert(edits.begin(), edits.end());
}

std::size_t RoundOfPages::choose(const std::shared_ptr<const SourceText>& page, const Diagnostics& diagnostics) {
  std::size_t fixes = 0;
  for (const Diagnostic& it : diagnostics) {
    if (!it.fix || !is_made(*it.fix, most_)) continue;
    const auto other_goes = [&](const FileEdits& other) {
      return may_edit_(other.page->path()) && goes(other.page, other.edits);
    };
    if (!goes(page, it.fix->edits) || !std::ranges::all_of(it.fix->elsewhere, other_goes)) continue;
    take(page, it.fix->edits);
    for (const FileEdits& other : it.fix->elsewhere) take(other.page, other.edits);
    ++fixes;
  }
  return fixes;
}

std::map<std::string, FileEdits> RoundOfPages::chosen() const {
  std::map<std::string, FileEdits> out;
  for (const auto& [path, its] : pages_) out.emplace(path, FileEdits{its.page, {its.edits.begin(), its.edits.end()}});
  return out;
}

Round choose_fixes(const Diagnostics& diagnostics, Safety most, OtherPages others) {
  const auto page = std::make_shared<const SourceText>("", "");   // its path is that of no other
  RoundOfPages pages(most, [&](const std::string&) { return others == OtherPages::edited; });
  Round round{.edits = {}, .elsewhere = {}, .fixes = pages.choose(page, diagnostics)};
  for (auto& [path, its] : pages.chosen()) {
    if (path.empty()) round.edits = std::move(its.edits);
    else round.elsewhere.push_back(std::move(its));
  }
  return round;
}

Fixed fix(std::unique_ptr<SourceText> source, const CheckAgain& check, Safety most, std::vector<FileEdits>* elsewhere) {
  const std::hash<std::string_view> hash;   // of pages of this run only, so any will do
  std::set<std::size_t> seen;
  Fixed out;
  for (int rounds = 0;; ++rounds) {
    out.report = check(std::move(source));
    const SourceText& now = *out.report.source;
    const bool others = elsewhere != nullptr && rounds == 0;
    Round round = choose_fixes(out.report.diagnostics, most, others ? OtherPages::edited : OtherPages::stay);
    if (round.fixes == 0) return out;
    std::string text = text::apply(now.bytes(), round.edits);
    seen.insert(hash(now.bytes()));
    out.settled = rounds < kMostRounds && !seen.contains(hash(text));
    if (!out.settled) return out;
    out.fixes += round.fixes;
    if (others) *elsewhere = std::move(round.elsewhere);
    source = std::make_unique<SourceText>(now.path(), std::move(text));
  }
}

}  // namespace rubric::engine
