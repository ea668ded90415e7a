#include <fmt/format.h>

#include "lint/rule/link_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {
namespace {

// Links into the schema's own section are broken-job-family-link's.
void check(const RuleContext& context, Findings& out) {
  for (const SiteLink& link : context.links.on_site()) {
    if (context.workspace->in_section(link.address.path)) continue;
    const std::optional<Address> to = moved_to(*context.workspace, link.address);
    if (!to) continue;
    Finding finding{.range = link.reference.place, .message = fmt::format("\"{}\" has moved; link to \"{}\"", shown(link.address), shown(*to))};
    if (is_editable(link.reference)) finding.fix = retarget(link, *to, Safety::safe);
    out.push_back(std::move(finding));
  }
}

}  // namespace

extern const Rule moved_path;
const Rule moved_path{
    .name = "moved-path",
    .summary = "Links lead to where a page is today, not to where it was",
    .group = RuleGroup::links,
    .severity = Severity::warning,
    .options = {},
    .check = check,
    .about_site = true,
};

}  // namespace rubric::rules
