#include "lint/rule/link_findings.h"
#include "lint/rule/rule.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// Links into the schema's own section are broken-link's.
void check(const RuleContext& context, Findings& out) {
  for (const SiteLink& link : context.links.on_site()) {
    if (context.workspace->in_section(link.address.path)) continue;
    if (const std::optional<Address> to = moved_to(*context.workspace, link.address)) {
      out.push_back(has_moved(link, *to));
    }
  }
}

}  // namespace

extern const Rule moved_path;
const Rule moved_path{
    .name = "moved-path",
    .summary = "Links lead to where a page is today, not to where it was",
    .group = RuleGroup::links,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::destination},
    .options = {},
    .check = check,
    .local = true,
    .about_site = true,
};

}  // namespace rubric::rules
