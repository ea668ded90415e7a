// One rule on one page: whether it is on, how severe what it finds is, and what becomes of its findings.
#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/engine/config.h"
#include "lint/engine/local_findings.h"
#include "lint/rule/finding.h"
#include "lint/rule/rule.h"
#include "lint/schema/schema.h"

namespace rubric::engine {

// What is in force for one rule on one document. Who is nearest to the user decides: the configuration,
// then the schema's line about the place, then the schema's line about the rule, then the rule itself.
class RuleInForce {
 public:
  // All must outlive it; `schema` is nullptr where none claims the page.
  RuleInForce(const Rule& rule, const Config& config, const Schema* schema);

  // A place of the schema may raise a rule that is off by itself, but nothing raises what the configuration turned off,
  // and no place speaks of a rule that reads no schema.
  bool off(const Rule& rule, const Schema* schema) const;

  Severity severity(const Rule& rule, std::optional<Severity> at_place) const;

  const RuleSetting* setting = nullptr;
  const RuleDefault* by_schema = nullptr;
};

// A rule that is on, for one page.
struct RunningRule {
  const Rule* rule = nullptr;
  RuleInForce in_force;

  // Looks at the page, or a part of it, by itself.
  void find(const PageContext& context, Findings& out) const;
  void find(const PageContext& context, LocalFindings& out) const;   // and counts

  // Whether it may be shown parts of the page, as it is configured.
  bool is_local() const;

  // Makes diagnostics of findings; those that are off here become none.
  void tell(Finding finding, Diagnostics& out) const;
  void tell(Findings& findings, Diagnostics& out) const;   // and leaves nothing in them
};

// Whether a rule of those `about` something is on.
bool any_on(std::span<const Rule* const> rules, bool Rule::*about, const Config& config, const Schema& schema);

// The rules that are on, by what they look at; each list is sorted by name, as `rules` are.
struct RunningRules {
  // With `by_parts`, local rules are asked about parts of the page. Of a page that is not UTF-8 only `encoding` is
  // asked.
  RunningRules(std::span<const Rule* const> rules, const Config& config, const Schema* schema, bool by_parts,
               bool only_encoding);

  std::vector<RunningRule> whole, local, about_comments;
  std::vector<const Rule*> speakers;   // of those, who speak of several places at once

  const RunningRule* named(std::string_view name) const;   // nullptr: it is off, or there is none
};

}  // namespace rubric::engine
