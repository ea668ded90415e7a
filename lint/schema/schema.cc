#include "lint/schema/schema.h"

#include <algorithm>

namespace rubric::schema {
namespace {

constexpr std::array<std::string_view, kFaults> kFaultNames = {
    "missing", "misspelled", "variant", "decorated",  "wrong-level",    "level-skip", "top-heading",
    "order",   "duplicate",  "empty",   "unexpected", "parent-missing", "preface",    "content",
    "prefix",  "spelling",   "ascending", "repeats",
};

}  // namespace

const std::array<std::string_view, kFaults> kDefaultRules = {
    "missing-section",      // missing
    "heading-misspelled",   // misspelled
    "heading-variant",      // variant
    "heading-decoration",   // decorated
    "section-wrong-level",  // wrong_level
    "heading-level-skip",   // level_skip
    "h1-in-body",           // top_heading
    "section-order",        // order
    "duplicate-section",    // duplicate
    "empty-section",        // empty
    "unexpected-section",   // unexpected
    "missing-section",      // parent_missing
    "missing-overview",     // preface
    "section-content",      // content
    "level-prefix-mismatch",   // prefix
    "level-name-format",       // spelling
    "levels-not-ascending",    // ascending
    "level-relists-lower",     // repeats
};

std::string_view name_of(Fault fault) { return kFaultNames[static_cast<std::size_t>(fault)]; }

std::optional<Fault> fault_named(std::string_view name) {
  const auto found = std::find(kFaultNames.begin(), kFaultNames.end(), name);
  if (found == kFaultNames.end()) return std::nullopt;
  return static_cast<Fault>(found - kFaultNames.begin());
}

bool Content::any() const {
  return paragraphs || lists || tables || code_blocks || images || links || words || items || ordered ||
         item_pattern || !blocks.empty() || !contains.empty() || !forbids.empty() || !sentences.empty();
}

}  // namespace rubric::schema
