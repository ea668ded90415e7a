#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "lint/rule/link_findings.h"
#include "lint/rule/rule.h"
#include "lint/text/words.h"
#include "rules/layer.h"

namespace rubric::rules {
namespace {

using List = std::vector<std::string>;

List list_of(const PageSummary& page) {
  List list;
  for (const PlacedWords& it : page.levels) list.push_back(folded(it.text));
  return list;
}

// Whether the two are the same list, one of them perhaps with a mistake: half of the longer is in both.
bool are_kin(const List& a, const List& b) {
  const auto shared =
      std::ranges::count_if(a, [&](const std::string& it) { return std::ranges::find(b, it) != b.end(); });
  return static_cast<std::size_t>(shared) * 2 >= std::max(a.size(), b.size());
}

std::string difference(const List& mine, const List& theirs) {
  std::string text;
  const auto add = [&](const List& list, const List& other, std::string_view what) {
    for (const std::string& it : list) {
      if (std::ranges::find(other, it) == other.end()) {
        text += fmt::format("{}\"{}\" {}", text.empty() ? "" : ", ", it, what);
      }
    }
  };
  add(theirs, mine, "is missing");
  add(mine, theirs, "is only here");
  return text.empty() ? "the order is another" : text;
}

void check(const RuleContext& context, Findings& out) {
  if (context.workspace == nullptr || context.match == nullptr) return;
  const std::vector<const PageSummary*> family = family_of(context);
  if (family.size() < 2) return;
  const List mine = list_of(own_summary(context));
  for (SectionId id = 0; id < context.match->bindings.size(); ++id) {
    const ElementId element = context.match->bindings[id].element;
    if (element == kNone || !context.schema->elements[element].same_in_siblings) continue;

    // What most of the pages beside this one say, if they are pages of the same family.
    std::map<List, std::vector<const PageSummary*>> by_list;
    for (const PageSummary* page : family) {
      const List theirs = list_of(*page);
      if (!theirs.empty() && are_kin(mine, theirs)) by_list[theirs].push_back(page);
    }
    const auto most = std::ranges::max_element(by_list, {}, [](const auto& it) { return it.second.size(); });
    if (most == by_list.end() || most->second.size() < 2 || most->first == mine) continue;
    if (const auto own = by_list.find(mine); own != by_list.end() && own->second.size() + 1 >= most->second.size()) {
      continue;
    }
    const PageSummary& other = *most->second.front();
    out.push_back(
        {.range = context.document[context.outline.sections[id].heading].range,
         .message = say("otherwise", "{} pages beside this one list \"{}\" otherwise: {}", most->second.size(),
                        context.outline.sections[id].title, aside(difference(mine, most->first))),
         .related = {{other.path, {}, "one of them", other.levels.front().at}}});
  }
}

}  // namespace

extern const Rule sibling_level_list;
const Rule sibling_level_list{
    .name = "sibling-level-list",
    .summary = "The pages of one family list the same levels",
    .group = RuleGroup::workspace,
    .severity = Severity::info,
    .options = {},
    .check = check,
    .about_site = true,
};

}  // namespace rubric::rules
