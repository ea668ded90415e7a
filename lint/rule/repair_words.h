// A repair in words: what messages and the titles of fixes call its sections.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/match/match.h"
#include "lint/rule/rule.h"

namespace rubric::rule {

struct RepairWords {
  const PageContext& context;   // with a match

  const Schema& schema() const { return *context.schema; }
  const Section& section(SectionId id) const { return context.outline.sections[id]; }
  SectionId parent_of(const Repair& repair) const { return context.match->bindings[repair.section].parent; }
  std::string title(SectionId id) const;          // in quotation marks
  // What a reader calls the section: its schema name, or its own title where that is open.
  std::string name(const Repair& repair) const;
  std::string_view bare_name(const Repair& repair) const;   // the same without quotation marks
  std::string missing_names(const Repair& repair) const;   // "A", "A" or "B", "A" and "B"
  std::vector<std::string> all_missing(const Repair& repair) const;   // these names
  std::string_view page_title() const;            // of the front matter; ""
};

}  // namespace rubric::rule
