// Findings that are known and not reported: what an old handbook was like on the day it got a gate.
//
// baseline.md says what a baseline file looks like and what it promises.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/check.h"
#include "lint/engine/identity.h"
#include "lint/engine/recognise.h"
#include "lint/text/likeness.h"
#include "lint/text/source_text.h"

namespace rubric::engine {

struct BaselinePage {
  Sketch content;                     // by which the page is known under another name
  std::vector<KnownFinding> findings; // sorted
  std::vector<ByteRange> places;      // of each finding, in the file it was read from; empty of one just made
};

struct Baseline {
  std::map<std::string, BaselinePage, std::less<>> pages;   // by path, relative to the folder of the baseline
  std::size_t findings() const;
};

struct BaselineProblem {
  ByteRange range;
  std::string message;
};

struct BaselineFile {
  Baseline baseline;
  std::vector<BaselineProblem> problems;   // sorted by place; each is an error
};

// Rules that were called otherwise when it was written are known by their names.
BaselineFile parse_baseline(const SourceText& file, std::span<const Rule* const> rules);
std::string to_text(const Baseline& baseline);

// A report without what the page of the baseline accounts for; what is left of the page, and what is not:
// findings that nobody has any more.
struct Accounted {
  FileReport report;
  BaselinePage seen;                          // as they are now
  std::vector<std::size_t> stale;             // of `page.findings`: those with fewer in the report than in the count
};
Accounted account(FileReport report, const Schema* schema, const BaselinePage& page);

// The page with every finding of a report.
BaselinePage page_of(const FileReport& report, const Schema* schema);

}  // namespace rubric::engine
