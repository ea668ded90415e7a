#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "lint/rule/link_findings.h"
#include "lint/rule/page_summary.h"
#include "lint/rule/rule.h"
#include "lint/text/ascii.h"
#include "lint/text/words.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

// The words of the other roles and of the title: what a page is about.
std::vector<std::string> subject_of(const PageSummary& page, std::string_view but_for) {
  std::string text = page.title;
  for (const PlacedWords& role : page.roles) {
    if (folded(role.text) != but_for) text += ' ' + role.text;
  }
  return words_of(folded(text));
}

// Whether there are enough letters to name a role.
bool says_something(std::string_view words) {
  constexpr std::ptrdiff_t kLeastLetters = 3;
  return std::ranges::count_if(words, [](char c) {
           return is_ascii_letter(c) || (static_cast<unsigned char>(c) & 0x80) != 0;
         }) >= kLeastLetters;
}

// Which of two pages a role belongs on less: the one with less of the role's own words that only one of them is about;
// of equals the later.
bool belongs_elsewhere(std::string_view role, std::string_view own_words, const PageSummary& here,
                       const PageSummary& there) {
  const std::vector<std::string> mine = subject_of(here, role), theirs = subject_of(there, role);
  const auto has = [](const std::vector<std::string>& words, const std::string& word) {
    return std::ranges::find(words, word) != words.end();
  };
  int balance = 0;
  for (const std::string& word : words_of(own_words)) {
    balance += static_cast<int>(has(theirs, word)) - static_cast<int>(has(mine, word));
  }
  return balance != 0 ? balance > 0 : here.path > there.path;
}

void check(const RuleContext& context, Findings& out) {
  if (context.workspace == nullptr || context.match == nullptr) return;
  const SitePages& pages = *context.workspace;
  const std::string& path = context.document.source().path();
  std::optional<PageSummary> here;   // once another page has the role, too
  for (SectionId id = 0; id < context.match->bindings.size(); ++id) {
    const ElementId element = context.match->bindings[id].element;
    if (element == kNone || !is_role(context.schema->elements[element])) continue;
    const Section& section = context.outline.sections[id];
    const std::vector<std::string_view> siblings = pages.siblings_with(path, section.title);
    // "Senior Manager" may stand on many pages; what else the name says makes it one role.
    if (siblings.empty()) continue;
    const std::string own_words = beside_evidence(context.schema->elements[element], section.title);
    if (!says_something(own_words)) continue;
    const std::string role = folded(section.title);
    for (const std::string_view sibling : siblings) {
      const PageSummary* const there = pages.summary(sibling);
      if (there == nullptr) continue;
      const auto same = std::ranges::find(there->roles, role, [](const PlacedWords& it) { return folded(it.text); });
      const bool is_title = same == there->roles.end();
      if (is_title && folded(there->title) != role) continue;
      if (!here) here = own_summary(context);
      if (!is_title && !belongs_elsewhere(role, own_words, *here, *there)) {
        continue;  // a page of its own is where it belongs
      }
      const DisplayPosition at = is_title ? there->title_at : same->at;
      out.push_back({.range = context.document[section.heading].range,
                     .message = say("described-twice", "\"{}\" is described on another page, too; keep one of the two",
                                    section.title),
                     .related = {{there->path, {}, "the other description", at}}});
      break;
    }
  }
}

}  // namespace

extern const Rule duplicate_role;
const Rule duplicate_role{
    .name = "duplicate-role",
    .summary = "A role is described on one page",
    .group = RuleGroup::workspace,
    .severity = Severity::warning,
    .options = {},
    .check = check,
    .about_site = true,
};

}  // namespace rubric::rules
