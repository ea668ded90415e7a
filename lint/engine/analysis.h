// What the schema makes of a page before any rule runs: what stands in the front matter and in the sections, and which
// facts do not hold. Each is found once, and only if a rule that is on reports it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "lint/engine/config.h"
#include "lint/engine/parsed_page.h"
#include "lint/rule/rule.h"
#include "lint/rule/schema_findings.h"

namespace rubric::engine {

class Analysis {
 public:
  // `page` and its schema must outlive it. Of a page without a schema nothing is found.
  Analysis(const ParsedPage& page, std::span<const Rule* const> rules, const Config& config);

  // The page's match, without the repairs that a fact speaks of; nullptr where there is none.
  const Match* match() const { return answered_ ? &*answered_ : match_; }
  SchemaProblems problems() const { return {fields_, content_, facts_}; }

 private:
  const Match* match_;
  std::optional<Match> answered_;
  std::vector<FieldProblem> fields_;
  std::vector<ContentProblem> content_;
  std::vector<FactProblem> facts_;
};

}  // namespace rubric::engine
