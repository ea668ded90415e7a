// What the facts of a schema found, as findings.
#pragma once

#include <span>

#include "lint/rule/schema_findings.h"

namespace rubric::rule {

// A finding for every fact that does not hold.
void read_facts(const PageContext& context, std::span<const FactProblem> facts, const SchemaReader& reader);

}  // namespace rubric::rule
