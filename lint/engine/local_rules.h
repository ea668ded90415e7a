// Local rules, asked about those parts of the page that changed since they were asked before.
#pragma once

#include <cstdint>
#include <span>

#include "lint/engine/local_findings.h"
#include "lint/engine/parsed_page.h"
#include "lint/engine/running_rule.h"
#include "lint/rule/rule.h"

namespace rubric::engine {

// Adds what the rules say of all of the page. What they say of its parts is kept in `memory` for the page's next text.
// `site_version` is another number where the site may have another answer.
void run_local_rules(std::span<const RunningRule> rules, const ParsedPage& page, const PageContext& context,
                     const PageParts& parts, std::uint64_t site_version, RuleMemory& memory, Diagnostics& out);

}  // namespace rubric::engine
