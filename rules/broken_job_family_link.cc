#include <fmt/format.h>

#include "lint/rule/link_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {
namespace {

void check(const RuleContext& context, Findings& out) {
  for (const SiteLink& link : context.links.on_site()) {
    if (!context.workspace->in_section(link.address.path)) continue;
    Finding finding{.range = link.reference.place, .message = {}};
    if (const std::optional<Address> to = moved_to(*context.workspace, link.address)) {
      finding.message = fmt::format("\"{}\" has moved; link to \"{}\"", shown(link.address), shown(*to));
      if (is_editable(link.reference)) finding.fix = retarget(link, *to, Safety::safe);
    } else if (context.workspace->existence(link.address.path) == Existence::absent) {
      finding.message = fmt::format("there is no page \"{}\"", link.address.path);
      if (const std::optional<std::string> near = context.workspace->page_named_like(link.address.path)) {
        finding.message += fmt::format("; did you mean \"{}\"?", *near);
        if (is_editable(link.reference)) finding.fix = retarget(link, {*near, link.address.fragment}, Safety::suggestion);
      }
    } else {
      continue;
    }
    out.push_back(std::move(finding));
  }
}

}  // namespace

extern const Rule broken_job_family_link;
const Rule broken_job_family_link{
    .name = "broken-job-family-link",
    .summary = "Links to job families lead to pages that are there",
    .group = RuleGroup::links,
    .severity = Severity::error,
    .options = {},
    .check = check,
    .about_site = true,
};

}  // namespace rubric::rules
