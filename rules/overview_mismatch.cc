#include <fmt/format.h>

#include "lint/rule/rule.h"
#include "lint/text/path.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// A page that lists the pages of a folder names its own, or one that is there.
void check(const RuleContext& context, Findings& out) {
  if (context.match == nullptr || context.match->type == nullptr || !context.match->type->listing) return;
  const SourceText& source = context.document.source();
  const std::string_view own = name_in_folder(folder_of(source.path()));
  const Pattern& listing = *context.match->type->listing;
  for (auto found = listing.find(source.bytes()); found; found = listing.find(source.bytes(), found->range.end.value)) {
    for (const Pattern::Group& group : found->groups) {
      const std::string_view folder = source.text(group.range);
      if (group.name != "folder" || folder == own) continue;
      if (context.workspace != nullptr && context.workspace->has_folder(folder)) continue;
      out.push_back({.range = group.range,
                     .message = say("no-folder", "there is no folder \"{}\" of such pages; this page stands in \"{}\"",
                                    folder, aside(std::string(own))),
                     .fix = Fix{.title = fmt::format("list the pages of \"{}\"", own),
                                .safety = Safety::unsafe,
                                .edits = {{group.range, std::string(own)}}}});
    }
    if (found->range.empty()) return;
  }
}

}  // namespace

extern const Rule overview_mismatch;
const Rule overview_mismatch{
    .name = "overview-mismatch",
    .summary = "An overview lists the job families of a folder that is there",
    .group = RuleGroup::workspace,
    .severity = Severity::error,
    .fixes_change = {FixesChange::words},
    .options = {},
    .check = check,
    .about_site = true,
};

}  // namespace rubric::rules
