// From the bytes of a file to its sorted diagnostics. This is the whole of rubric in one paragraph;
// it touches no disk, and two threads may check two files at once.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/config.h"
#include "lint/engine/local_findings.h"
#include "lint/engine/page_index.h"
#include "lint/engine/profile.h"
#include "lint/engine/parsed_page.h"
#include "lint/engine/suppress.h"
#include "lint/rule/finding.h"
#include "lint/rule/rule.h"
#include "lint/text/source_text.h"

namespace rubric::engine {

// Without fixes, a diagnostic may have none although there is one; all else is the same, for less work. Their edits in
// other pages take more work than all else, so they are there only where everything is wanted.
enum class Fixes : std::uint8_t { unwanted, wanted, everywhere };

enum class Profiling : std::uint8_t { none, pages };   // whether a report tells of its page what pictures need

struct FileReport {
  std::unique_ptr<SourceText> source;   // what the ranges of the diagnostics refer to
  Diagnostics diagnostics;              // sorted by place, rule, message; no two are equal
  std::vector<Suppressed> suppressed = {};   // what comments in the page silence, then what the configuration does
  std::optional<PageProfile> profile = std::nullopt;   // only where it was asked for
};

// Checks one document against the rules and the schema that `config` chooses for its path.
FileReport check_document(std::unique_ptr<SourceText> source, const Config& config, std::span<const Rule* const> rules);

// The same where the schema is known already; nullptr where none claims the file. With its site, the rules that
// look at other pages have some to look at.
FileReport check_document(std::unique_ptr<SourceText> source, const Schema* schema, const Config& config,
                          std::span<const Rule* const> rules, const PageIndex* site = nullptr,
                          Profiling profiling = Profiling::none, Fixes fixes = Fixes::wanted);

// The same of a page that was read before, for those who go on asking about it.
struct Checked {
  Diagnostics diagnostics;
  std::vector<Suppressed> suppressed;
  bool whole = true;   // false: it was given up, and there are some of either only
};
struct CheckOptions {
  RuleMemory* memory = nullptr;   // of the page, to ask less of rules that are local
  Fixes fixes = Fixes::wanted;
  std::function<bool()> given_up = {};   // asked now and then: whether nobody wants the result any more
  const PageIndex* site = nullptr;         // for the rules that look at other pages
  std::uint64_t site_version = 0;   // for the memory: another number where the site may have another answer
};
Checked check_parsed_page(const ParsedPage& page, const Config& config, std::span<const Rule* const> rules,
                      const CheckOptions& options = {});

}  // namespace rubric::engine
