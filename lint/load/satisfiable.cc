// Demands that contradict each other, so that no page can meet them.
#include "lint/load/satisfiable.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/document/document.h"
#include "lint/load/load_check.h"
#include "lint/text/utf8.h"

namespace rubric::load {
namespace {

class Satisfiable : SchemaCheck {
 public:
  using SchemaCheck::SchemaCheck;
  void check() {
    types();
    counts();
    levels();
    choices();
    contents();
    fields();
  }

 private:
  void types();
  void counts();
  void levels();
  void choices();
  void contents();
  void fields();
  std::uint32_t fewest_headings(GroupId group) const;
  std::uint32_t fewest_headings_of(ElementId id) const;
};

std::uint32_t plus(std::uint32_t a, std::uint32_t b) { return a > UINT32_MAX - b ? UINT32_MAX : a + b; }
std::uint32_t times(std::uint32_t a, std::uint32_t b) { return a && b > UINT32_MAX / a ? UINT32_MAX : a * b; }

void Satisfiable::types() {
  for (std::size_t i = 0; i < schema_.types.size(); ++i) {
    const PageType& type = schema_.types[i];
    const Element& page = schema_.elements[type.root];
    if (type.unchecked || page.body == kNone || !type.when.headings) continue;
    const std::uint32_t fewest = fewest_headings(page.body);
    if (fewest > type.when.headings->max) {
      impossible(origins_.types[i],
                 fmt::format("type \"{}\" is for pages with at most {} heading{}, but wants {} sections", type.name,
                             type.when.headings->max, type.when.headings->max == 1 ? "" : "s", fewest));
    }
  }
}

std::uint32_t Satisfiable::fewest_headings_of(ElementId id) const {
  const Element& element = schema_.elements[id];
  if (element.presence != Presence::required || !element.unless.empty()) return 0;
  const std::uint32_t own = plus(1, element.body == kNone ? 0 : fewest_headings(element.body));
  return times(std::max<std::uint32_t>(element.occurs.min, 1), own);
}

std::uint32_t Satisfiable::fewest_headings(GroupId id) const {
  const Group& group = schema_.groups[id];
  const bool choice = group.kind == Group::Kind::one_of;
  if (choice && (group.optional || group.members.empty())) return 0;
  std::uint32_t fewest = choice ? UINT32_MAX : 0;
  for (const Group::Member& member : group.members) {
    const std::uint32_t own = member.is_group ? fewest_headings(member.id) : fewest_headings_of(member.id);
    fewest = choice ? std::min(fewest, own) : plus(fewest, own);
  }
  return fewest;
}

void Satisfiable::counts() {
  std::vector<bool> absent(schema_.elements.size());
  for (ElementId id = 0; id < schema_.elements.size(); ++id) {
    const Element& element = schema_.elements[id];
    if (is_page(id)) continue;
    if (absent[element.parent]) {
      absent[id] = true;  // said once, of the outermost
      continue;
    }
    if (element.occurs.max > 0) continue;
    absent[id] = true;
    if (element.presence == Presence::required || element.presence == Presence::anywhere) {
      impossible(origin(id), fmt::format("section \"{}\" is required but may occur 0 times", shown(element)));
    } else if (element.body != kNone) {
      pointless(origin(id), fmt::format("the sections inside \"{}\" are never reached, since it may occur 0 times",
                                        shown(element)));
    }
  }
}

// `lowest[id]` is the lowest level (1 is the highest) the element's heading can have.
void Satisfiable::levels() {
  std::vector<std::uint32_t> highest(schema_.elements.size());
  for (ElementId id = 0; id < schema_.elements.size(); ++id) {
    const Element& element = schema_.elements[id];
    if (is_page(id)) continue;
    const std::uint32_t above = highest[element.parent];
    highest[id] = element.level ? element.level : above + 1;
    if (element.level && element.level <= above) {
      const Element& parent = schema_.elements[element.parent];
      impossible(origin(id), fmt::format("section \"{}\" is at level {}, but \"{}\" around it is at level {}",
                                         shown(element), element.level, shown(parent), above));
      highest[id] = above + 1;  // said once
    } else if (highest[id] == 7) {
      impossible(origin(id),
                 fmt::format("section \"{}\" would be at level 7; headings end at level 6", shown(element)));
    }
  }
}

void Satisfiable::choices() {
  for (GroupId id = 0; id < schema_.groups.size(); ++id) {
    const Group& group = schema_.groups[id];
    const bool choice = group.kind == Group::Kind::one_of;
    if (choice && group.members.empty()) {
      impossible(origins_.groups[id], "a choice of nothing: \"one-of\" has no entries");
    } else if (choice && group.members.size() == 1 && !group.optional) {
      pointless(origins_.groups[id], "\"one-of\" with one entry is that entry");
    }
  }
}

void Satisfiable::contents() {
  for (ElementId id = 0; id < schema_.elements.size(); ++id) {
    const Content& content = schema_.elements[id].content;
    const std::string name = shown(schema_.elements[id]);
    const auto never = [](const std::optional<Count>& count) { return count && count->max == 0; };
    const auto some = [](const std::optional<Count>& count) { return count && count->min > 0; };
    if (never(content.lists) && some(content.items)) {
      pointless(origin(id), fmt::format("section \"{}\" holds no list, so that \"items\" has no effect", name));
    }
    if (never(content.words) && (some(content.paragraphs) || !content.sentences.empty() || !content.contains.empty())) {
      impossible(origin(id), fmt::format("section \"{}\" wants text but may have 0 words", name));
    }
    if (never(content.paragraphs) && !content.sentences.empty()) {
      impossible(origin(id), fmt::format("section \"{}\" wants a sentence but may have no paragraph", name));
    }
    if (content.blocks.empty()) continue;
    const std::array<std::pair<NodeKind, const std::optional<Count>*>, 4> kinds = {{
        {NodeKind::paragraph, &content.paragraphs},
        {NodeKind::list, &content.lists},
        {NodeKind::table, &content.tables},
        {NodeKind::code_block, &content.code_blocks},
    }};
    for (const auto& [kind, count] : kinds) {
      if (!*count) continue;
      std::uint32_t fewest = 0, most = 0;
      for (const BlockStep& step : content.blocks) {
        const bool any = step.kind == static_cast<std::uint8_t>(NodeKind::document);
        if (step.kind == static_cast<std::uint8_t>(kind)) fewest = plus(fewest, step.times.min);
        if (any || step.kind == static_cast<std::uint8_t>(kind)) most = plus(most, step.times.max);
      }
      const std::uint32_t min = (*count)->min, max = (*count)->max;
      if (fewest <= max && min <= most) continue;
      const std::uint32_t run = fewest > max ? fewest : most;
      impossible(origin(id), fmt::format("the blocks of section \"{}\" have {} {} {}, but its count allows {} {}", name,
                                         fewest > max ? "at least" : "at most", run, name_of(kind),
                                         fewest > max ? "at most" : "no fewer than", fewest > max ? max : min));
    }
  }
}

void Satisfiable::fields() {
  for (std::size_t i = 0; i < schema_.front_matter.fields.size(); ++i) {
    const Field& field = schema_.front_matter.fields[i];
    std::size_t allowed = 0;
    for (const std::string& value : field.values) {
      if (field.pattern && !field.pattern->found_in(value)) {
        pointless(origins_.fields[i],
                  fmt::format("value \"{}\" of field \"{}\" does not match the field's pattern", value, field.name));
      } else if (field.length && !field.length->allows(code_points(value))) {
        pointless(origins_.fields[i],
                  fmt::format("value \"{}\" of field \"{}\" does not have the field's length", value, field.name));
      } else {
        ++allowed;
      }
    }
    if (!field.values.empty() && allowed == 0 && field.required) {
      impossible(origins_.fields[i],
                 fmt::format("field \"{}\" is required but none of its values is allowed", field.name));
    }
  }
}

}  // namespace

void check_satisfiable(Loading& in, const Schema& schema, const Origins& origins) {
  Satisfiable(in, schema, origins).check();
}

}  // namespace rubric::load
