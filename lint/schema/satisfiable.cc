#include "lint/schema/satisfiable.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "lint/document/document.h"
#include "lint/text/utf8.h"

namespace rubric {
namespace {

class Checker {
 public:
  Checker(Loading& in, const Schema& schema, const Origins& origins) : in_(in), schema_(schema), origins_(origins) {}
  void check();

 private:
  void types();
  void names();
  void open_names();
  void counts();
  void levels();
  void choices();
  void contents();
  void fields();

  void impossible(const Origin& where, std::string message) { in_.problem(where, "schema-unsatisfiable", std::move(message)); }
  void pointless(const Origin& where, std::string message) { in_.problem(where, "schema-unreachable", std::move(message), false); }
  const Origin& origin(ElementId id) const { return origins_.elements[id]; }
  bool is_page(ElementId id) const { return schema_.elements[id].parent == kNone; }
  bool required(const Element& element) const { return element.presence == Presence::required || element.presence == Presence::anywhere; }
  std::uint32_t fewest_headings(GroupId group) const;
  std::uint32_t fewest_headings_of(ElementId id) const;
  bool alternatives(const Element& a, const Element& b) const;
  std::vector<std::vector<ElementId>> children_by_parent() const;

  Loading& in_;
  const Schema& schema_;
  const Origins& origins_;
};

// What a reader would call an element.
std::string shown(const Element& element) {
  return element.open_name ? fmt::format("{{{}}}", element.name) : element.name;
}

std::uint32_t plus(std::uint32_t a, std::uint32_t b) { return a > UINT32_MAX - b ? UINT32_MAX : a + b; }
std::uint32_t times(std::uint32_t a, std::uint32_t b) { return a && b > UINT32_MAX / a ? UINT32_MAX : a * b; }

void Checker::check() {
  types();
  names();
  open_names();
  counts();
  levels();
  choices();
  contents();
  fields();
}

// Whether a page that fulfils `later` always fulfils `earlier`.
bool implied(const Condition& earlier, const Condition& later) {
  const auto wider = [](const std::optional<Count>& a, const std::optional<Count>& b) {
    return !a || (b && a->min <= b->min && b->max <= a->max);
  };
  const auto has_field = [&](const std::pair<std::string, std::string>& wanted) {
    return std::any_of(later.front_matter.begin(), later.front_matter.end(), [&](const auto& it) {
      return it.first == wanted.first && (wanted.second == "*" || it.second == wanted.second);
    });
  };
  const auto has_glob = [&](const std::string& glob) {
    return std::find(earlier.files.begin(), earlier.files.end(), glob) != earlier.files.end();
  };
  if (!earlier.files.empty() && (later.files.empty() || !std::all_of(later.files.begin(), later.files.end(), has_glob))) return false;
  if (!std::all_of(earlier.front_matter.begin(), earlier.front_matter.end(), has_field)) return false;
  if (earlier.contains && !(later.contains && later.contains->expression() == earlier.contains->expression())) return false;
  return wider(earlier.headings, later.headings) && wider(earlier.words, later.words);
}

// An unchecked type fits every page that fulfils its conditions, so nothing after it can fit better.
void Checker::types() {
  for (std::size_t i = 0; i < schema_.types.size(); ++i) {
    const PageType& type = schema_.types[i];
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      const PageType& other = schema_.types[earlier];
      if (!other.unchecked || !implied(other.when, type.when)) continue;
      pointless(origins_.types[i], fmt::format("type \"{}\" is never chosen: every such page is \"{}\" before, which is unchecked",
                                               type.name, other.name));
      break;
    }
    const Element& page = schema_.elements[type.root];
    if (type.unchecked && page.body != kNone) {
      pointless(origins_.types[i], fmt::format("the sections of type \"{}\" have no effect, since it is unchecked", type.name));
    }
    if (type.unchecked || page.body == kNone || !type.when.headings) continue;
    const std::uint32_t fewest = fewest_headings(page.body);
    if (fewest > type.when.headings->max) {
      impossible(origins_.types[i], fmt::format("type \"{}\" is for pages with at most {} heading{}, but wants {} sections", type.name,
                                                type.when.headings->max, type.when.headings->max == 1 ? "" : "s", fewest));
    }
  }
}

std::uint32_t Checker::fewest_headings_of(ElementId id) const {
  const Element& element = schema_.elements[id];
  if (element.presence != Presence::required || !element.unless.empty()) return 0;
  const std::uint32_t own = plus(1, element.body == kNone ? 0 : fewest_headings(element.body));
  return times(std::max<std::uint32_t>(element.occurs.min, 1), own);
}

std::uint32_t Checker::fewest_headings(GroupId id) const {
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

std::vector<std::vector<ElementId>> Checker::children_by_parent() const {
  std::vector<std::vector<ElementId>> children(schema_.elements.size());
  for (ElementId id = 0; id < schema_.elements.size(); ++id) {
    if (!is_page(id)) children[schema_.elements[id].parent].push_back(id);
  }
  return children;
}

// Whether the two stand in different members of a choice and so never on one page together.
bool Checker::alternatives(const Element& a, const Element& b) const {
  struct Step {
    GroupId group;
    std::uint32_t position;
  };
  const auto steps_of = [&](const Element& element) {
    std::vector<Step> steps;
    const auto& members = schema_.groups[element.group].members;
    const auto self = std::find_if(members.begin(), members.end(), [&](const Group::Member& it) {
      return !it.is_group && &schema_.elements[it.id] == &element;
    });
    steps.push_back({element.group, static_cast<std::uint32_t>(self - members.begin())});
    for (GroupId at = element.group; schema_.groups[at].parent != kNone; at = schema_.groups[at].parent) {
      steps.push_back({schema_.groups[at].parent, schema_.groups[at].position});
    }
    return steps;
  };
  const std::vector<Step> of_a = steps_of(a);
  const std::vector<Step> of_b = steps_of(b);
  for (const Step& x : of_a) {
    for (const Step& y : of_b) {
      if (x.group == y.group) return schema_.groups[x.group].kind == Group::Kind::one_of && x.position != y.position;
    }
  }
  return false;
}

// A heading goes to the first element that claims its name.
void Checker::names() {
  struct Claim {
    std::string name;     // case folded
    ElementId element;
    bool alias;
  };
  for (const std::vector<ElementId>& children : children_by_parent()) {
    std::vector<Claim> claims;
    for (const ElementId id : children) {
      const Element& element = schema_.elements[id];
      if (element.open_name) continue;
      const auto claim = [&](const std::string& name, bool alias) {
        const std::string folded = fold_case(name);
        for (const Claim& it : claims) {
          if (it.name != folded) continue;
          const Element& other = schema_.elements[it.element];
          const bool choice = alternatives(element, other);
          const bool direct_choice = choice && other.group == element.group;
          if (choice && !direct_choice) continue;
          if (it.element == id) {
            pointless(origin(id), fmt::format("\"{}\" is a name of this section already; case makes no difference", name));
          } else if (!alias && !it.alias && other.group == element.group) {
            in_.problem(origin(id), "schema-value", fmt::format("section \"{}\" stands in this list already", name));
          } else if (alias) {
            pointless(origin(id), fmt::format("\"{}\" never means \"{}\": it is a name of \"{}\" before", name, element.name, other.name));
          } else {
            pointless(origin(id), fmt::format("section \"{}\" is never reached: \"{}\" before claims that name", name, other.name));
          }
          return;
        }
        claims.push_back({folded, id, alias});
      };
      claim(element.name, false);
      for (const std::string& name : element.also) claim(name, true);
      for (const std::string& name : element.instead_of) claim(name, true);
    }
  }
}

// An open name without a pattern that may occur any number of times takes whatever comes.
void Checker::open_names() {
  const auto takes_all = [](const Element& it) {
    return !it.pattern && !it.evidence_heading && !it.evidence_content && it.occurs.max == UINT32_MAX;
  };
  for (const std::vector<ElementId>& children : children_by_parent()) {
    for (std::size_t i = 0; i < children.size(); ++i) {
      const Element& element = schema_.elements[children[i]];
      if (!element.open_name || element.pattern || element.evidence_heading || element.evidence_content) continue;
      for (std::size_t j = 0; j < i; ++j) {
        const Element& other = schema_.elements[children[j]];
        const bool alike = other.name == element.name || (other.body == kNone && element.body == kNone);
        if (!other.open_name || other.group != element.group || !takes_all(other) || !alike) continue;
        pointless(origin(children[i]),
                  fmt::format("\"{}\" is never reached: \"{}\" before takes every heading", shown(element), shown(other)));
        break;
      }
    }
  }
}

void Checker::counts() {
  std::vector<bool> absent(schema_.elements.size());
  for (ElementId id = 0; id < schema_.elements.size(); ++id) {
    const Element& element = schema_.elements[id];
    if (is_page(id)) continue;
    if (absent[element.parent]) {
      absent[id] = true;   // said once, of the outermost
      continue;
    }
    if (element.occurs.max > 0) continue;
    absent[id] = true;
    if (required(element)) {
      impossible(origin(id), fmt::format("section \"{}\" is required but may occur 0 times", shown(element)));
    } else if (element.body != kNone) {
      pointless(origin(id), fmt::format("the sections inside \"{}\" are never reached, since it may occur 0 times", shown(element)));
    }
  }
}

// `lowest[id]` is the lowest level (1 is the highest) the element's heading can have.
void Checker::levels() {
  std::vector<std::uint32_t> highest(schema_.elements.size());
  for (ElementId id = 0; id < schema_.elements.size(); ++id) {
    const Element& element = schema_.elements[id];
    if (is_page(id)) continue;
    const std::uint32_t above = highest[element.parent];
    highest[id] = element.level ? element.level : above + 1;
    if (element.level && element.level <= above) {
      const Element& parent = schema_.elements[element.parent];
      impossible(origin(id), fmt::format("section \"{}\" is at level {}, but \"{}\" around it is at level {}", shown(element),
                                         element.level, shown(parent), above));
      highest[id] = above + 1;   // said once
    } else if (highest[id] == 7) {
      impossible(origin(id), fmt::format("section \"{}\" would be at level 7; headings end at level 6", shown(element)));
    }
  }
}

void Checker::choices() {
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

void Checker::contents() {
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

void Checker::fields() {
  for (std::size_t i = 0; i < schema_.front_matter.fields.size(); ++i) {
    const Field& field = schema_.front_matter.fields[i];
    std::size_t allowed = 0;
    for (const std::string& value : field.values) {
      if (field.pattern && !field.pattern->found_in(value)) {
        pointless(origins_.fields[i], fmt::format("value \"{}\" of field \"{}\" does not match the field's pattern", value, field.name));
      } else if (field.length && !field.length->allows(code_points(value))) {
        pointless(origins_.fields[i], fmt::format("value \"{}\" of field \"{}\" does not have the field's length", value, field.name));
      } else {
        ++allowed;
      }
    }
    if (!field.values.empty() && allowed == 0 && field.required) {
      impossible(origins_.fields[i], fmt::format("field \"{}\" is required but none of its values is allowed", field.name));
    }
  }
}

}  // namespace

void check_satisfiable(Loading& in, const Schema& schema, const Origins& origins) { Checker(in, schema, origins).check(); }

}  // namespace rubric
