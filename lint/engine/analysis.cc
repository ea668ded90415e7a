#include "lint/engine/analysis.h"

#include "lint/engine/running_rule.h"

namespace rubric::engine {

Analysis::Analysis(const ParsedPage& page, std::span<const Rule* const> rules, const Config& config)
    : match_(page.match ? &*page.match : nullptr) {
  if (page.schema == nullptr) return;
  const Schema& schema = *page.schema;
  const PageView facts{page.source->path(), page.document, page.outline, page.front_matter};
  if (page.front_matter.problems().empty()) fields_ = check_fields(schema, facts);
  if (match_ == nullptr) return;
  if (any_on(rules, &Rule::about_content, config, schema)) {
    content_ = check_content(schema, *match_, page.document, page.outline);
  }
  if (any_on(rules, &Rule::about_facts, config, schema)) {
    facts_ = check_facts(schema, *match_, facts);
    answered_ = without_answered(facts_, *match_);
  }
}

}  // namespace rubric::engine
