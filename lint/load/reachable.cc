// Parts of a schema that never have an effect: names that are taken, types that never come to their turn.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/load/load_check.h"
#include "lint/load/satisfiable.h"
#include "lint/text/edit_distance.h"
#include "lint/text/utf8.h"

namespace rubric::load {
namespace {

class Reachable : SchemaCheck {
 public:
  using SchemaCheck::SchemaCheck;
  void check() {
    types();
    names();
    open_names();
    references();
  }

 private:
  void types();
  void names();
  void open_names();
  void references();
  bool alternatives(const Element& a, const Element& b) const;
  std::vector<std::vector<ElementId>> children_by_parent() const;
};

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
  const auto has_glob = [&](const Glob& glob) {
    return std::any_of(earlier.files.begin(), earlier.files.end(),
                       [&](const Glob& it) { return it.text() == glob.text(); });
  };
  if (!earlier.files.empty() && (later.files.empty() || !std::all_of(later.files.begin(), later.files.end(), has_glob)))
    return false;
  if (!std::all_of(earlier.front_matter.begin(), earlier.front_matter.end(), has_field)) return false;
  if (earlier.contains && !(later.contains && later.contains->expression() == earlier.contains->expression()))
    return false;
  return wider(earlier.headings, later.headings) && wider(earlier.words, later.words);
}

// An unchecked type fits every page that fulfils its conditions, so nothing after it can fit better.
void Reachable::types() {
  for (std::size_t i = 0; i < schema_.types.size(); ++i) {
    const PageType& type = schema_.types[i];
    for (std::size_t earlier = 0; earlier < i; ++earlier) {
      const PageType& other = schema_.types[earlier];
      if (!other.unchecked || !implied(other.when, type.when)) continue;
      pointless(origins_.types[i],
                fmt::format("type \"{}\" is never chosen: every such page is \"{}\" before, which is unchecked",
                            type.name, other.name));
      break;
    }
    if (type.unchecked && schema_.elements[type.root].body != kNone) {
      pointless(origins_.types[i],
                fmt::format("the sections of type \"{}\" have no effect, since it is unchecked", type.name));
    }
  }
}

std::vector<std::vector<ElementId>> Reachable::children_by_parent() const {
  std::vector<std::vector<ElementId>> children(schema_.elements.size());
  for (ElementId id = 0; id < schema_.elements.size(); ++id) {
    if (!is_page(id)) children[schema_.elements[id].parent].push_back(id);
  }
  return children;
}

// Whether the two stand in different members of a choice and so never on one page together.
bool Reachable::alternatives(const Element& a, const Element& b) const {
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
void Reachable::names() {
  struct Claim {
    std::string name;  // case folded
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
            pointless(origin(id),
                      fmt::format("\"{}\" is a name of this section already; case makes no difference", name));
          } else if (!alias && !it.alias && other.group == element.group) {
            mistake(origin(id), fmt::format("section \"{}\" stands in this list already", name));
          } else if (alias) {
            pointless(origin(id), fmt::format("\"{}\" never means \"{}\": it is a name of \"{}\" before", name,
                                              element.name, other.name));
          } else {
            pointless(origin(id),
                      fmt::format("section \"{}\" is never reached: \"{}\" before claims that name", name, other.name));
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
void Reachable::open_names() {
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
        pointless(origin(children[i]), fmt::format("\"{}\" is never reached: \"{}\" before takes every heading",
                                                   shown(element), shown(other)));
        break;
      }
    }
  }
}

// `unless` names sections of the schema; definitions are shared, so any type may have them.
void Reachable::references() {
  std::vector<std::string> names;
  for (ElementId id = 0; id < schema_.elements.size(); ++id) {
    if (!is_page(id)) names.push_back(shown(schema_.elements[id]));
  }
  const std::vector<std::string_view> views(names.begin(), names.end());
  for (ElementId id = 0; id < schema_.elements.size(); ++id) {
    for (const std::string& name : schema_.elements[id].unless) {
      if (std::find(names.begin(), names.end(), name) != names.end()) continue;
      const std::string hint = did_you_mean(name, views);
      pointless(origin(id), fmt::format("\"unless\" of section \"{}\" names no section: \"{}\"{}",
                                        shown(schema_.elements[id]), name, hint));
    }
  }
}

}  // namespace

void check_reachable(Loading& in, const Schema& schema, const Origins& origins) {
  Reachable(in, schema, origins).check();
}

}  // namespace rubric::load
