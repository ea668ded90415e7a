// The repairs that are made without asking: which of a report's fixes go together, and how often to look again.
//
// A fix is made whole or not at all. Of two that touch the same bytes the first is made, in the order of the
// report; the other, if it is still wanted, in the next round, when the page has been checked again. So it is with
// several pages, whose fixes may edit each other: they are gone through page by page.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lint/engine/check.h"
#include "lint/rule/finding.h"
#include "lint/text/source_text.h"

namespace rubric::engine {

// Whether `fix` is one of those that are made where all up to `most` are. A suggestion never is.
bool is_made(const Fix& fix, Safety most);

struct Round {
  std::vector<Edit> edits;             // sorted, without overlap
  std::vector<FileEdits> elsewhere;    // by path; likewise
  std::size_t fixes = 0;               // how many they belong to
};

// What one round makes of these diagnostics of one page. Fixes with edits in other pages are chosen only if those may
// be edited, too.
enum class OtherPages : std::uint8_t { stay, edited };
Round choose_fixes(const Diagnostics& diagnostics, Safety most, OtherPages others = OtherPages::stay);

// One round over several pages, all in the state of its beginning.
class RoundOfPages {
 public:
  // `may_edit` says so of pages that fixes of others want to edit.
  RoundOfPages(Safety most, std::function<bool(const std::string& path)> may_edit)
      : most_(most), may_edit_(std::move(may_edit)) {}

  // Chooses among the fixes of a page's report, in its order, those that go with all that was chosen before. How many.
  // The edits of a fix in a page that reads otherwise by now are not made, and so it is not.
  std::size_t choose(const std::shared_ptr<const SourceText>& page, const Diagnostics& diagnostics);

  // By path.
  std::map<std::string, FileEdits> chosen() const;

 private:
  struct ByPlace {
    using is_transparent = void;
    bool operator()(const Edit& a, const Edit& b) const { return a.range < b.range; }
    bool operator()(const Edit& a, ByteRange b) const { return a.range < b; }
    bool operator()(ByteRange a, const Edit& b) const { return a < b.range; }
  };
  struct Chosen {
    std::shared_ptr<const SourceText> page;
    std::multiset<Edit, ByPlace> edits;
  };
  bool goes(const std::shared_ptr<const SourceText>& page, const std::vector<Edit>& edits) const;
  void take(const std::shared_ptr<const SourceText>& page, const std::vector<Edit>& edits);

  Safety most_;
  std::function<bool(const std::string& path)> may_edit_;
  std::map<std::string, Chosen> pages_;
};

struct Fixed {
  FileReport report;        // of the page as it is now: what is left
  std::size_t fixes = 0;    // how many were made, over all rounds
  bool settled = true;      // no fix is left that would be made
};

using CheckAgain = std::function<FileReport(std::unique_ptr<SourceText>)>;

// Rounds until nothing changes. Repairs that undo each other end when a page comes back that was there before,
// and after kMostRounds in any case.
inline constexpr int kMostRounds = 50;
// Fixes with edits in other pages are made only if there is a place to put those: they are of the first round.
Fixed fix(std::unique_ptr<SourceText> source, const CheckAgain& check, Safety most,
          std::vector<FileEdits>* elsewhere = nullptr);

}  // namespace rubric::engine
