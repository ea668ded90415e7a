#include "lint/rule/link_findings.h"
#include "lint/rule/rule.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// "/a/b", which the site answers with a redirect to "/a/b/"; not "/a/b.pdf".
bool lacks_slash(std::string_view path) {
  return !path.ends_with('/') && path.substr(path.rfind('/') + 1).find('.') == std::string_view::npos;
}

void check(const RuleContext& context, Findings& out) {
  for (const SiteLink& link : context.links.on_site()) {
    const std::string& path = link.address.path;
    if (link.reference.kind == Reference::Kind::hugo_ref || !context.workspace->in_section(path) ||
        !lacks_slash(path)) {
      continue;
    }
    // A link to a page that is not there, or no longer, has a worse fault.
    if (context.workspace->moved(link.address) || context.workspace->existence(path) == Existence::absent) continue;
    if (!std::string_view(link.reference.target).starts_with('/') &&
        link.reference.target.find("://") == std::string_view::npos) {
      continue;
    }
    out.push_back({.range = link.reference.place,
                   .message = say("redirected", "\"{}\" is redirected; end the path with \"/\"", path),
                   .fix = retarget(link, {path + '/', link.address.fragment}, Safety::safe)});
  }
}

}  // namespace

extern const Rule non_canonical_link;
const Rule non_canonical_link{
    .name = "non-canonical-link",
    .summary = "Links to job families are written as the site serves them",
    .group = RuleGroup::links,
    .severity = Severity::warning,
    .fixes_change = {FixesChange::destination},
    .options = {},
    .check = check,
    .local = true,
    .about_site = true,
};

}  // namespace rubric::rules
