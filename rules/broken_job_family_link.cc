#include <fmt/format.h>

#include "lint/rule/link_findings.h"
#include "lint/rule/rule.h"

namespace rubric::rules {
namespace {

void check(const RuleContext& context, Findings& out) {
  for (const SiteLink& link : context.links.on_site()) {
    const std::string& path = link.address.path;
    if (!context.workspace->in_section(path)) continue;
    if (const std::optional<Address> to = moved_to(*context.workspace, link.address)) {
      out.push_back(has_moved(link, *to));
      continue;
    }
    if (context.workspace->existence(path) != Existence::absent) continue;
    Finding finding{.range = link.reference.place, .message = fmt::format("there is no page \"{}\"", path)};
    if (const std::optional<std::string> near = context.workspace->page_named_like(path)) {
      finding.message += fmt::format("; did you mean \"{}\"?", *near);
      finding.fix = retarget(link, {*near, link.address.fragment}, Safety::suggestion);
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
    .fixes_change = {FixesChange::destination},
    .options = {},
    .check = check,
    .local = true,
    .about_site = true,
};

}  // namespace rubric::rules
