// All that the schema finds on a page, in one pass: what matching would repair, what front matter and sections hold,
// and which facts are not so; each for the rule that the schema files it under.
#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "lint/content/content.h"
#include "lint/content/fields.h"
#include "lint/facts/facts.h"
#include "lint/rule/rule.h"

namespace rubric::rule {

// What the layers below found wrong on one page, each found once.
struct SchemaProblems {
  std::span<const FieldProblem> fields;
  std::span<const ContentProblem> content;
  std::span<const FactProblem> facts;
};

// Who takes the findings.
struct SchemaReader {
  std::function<bool(std::string_view rule)> wants;                    // whether the rule of this name is on
  std::function<void(std::string_view rule, Finding finding)> take;
};

// Findings of rules that nobody wants are not made. Without a match, nothing of the outline is.
void read_schema_findings(const PageContext& context, const SchemaProblems& problems, const SchemaReader& reader);

}  // namespace rubric::rule
