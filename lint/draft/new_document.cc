#include "lint/draft/new_document.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "lint/draft/skeleton_writer.h"
#include "lint/yaml/write.h"

namespace rubric::draft {
namespace {

constexpr std::string_view kOpening = "{add ";

std::string shown(const Element& element) {
  return element.open_name ? fmt::format("{{{}}}", element.name) : element.name;
}

// Which elements of a type a new page has. What has to be somewhere on the page stands as deep as the schema asks
// for it: in each role, and then not once more for all of them.
class Chosen {
 public:
  Chosen(const Schema& schema, const PageType& type, const std::vector<std::string>& with) : schema_(schema) {
    find_asked_for(type, with);
    choose(schema.elements[type.root].body, false);
    std::set<std::string> names;
    for (const ElementId id : ids_) names.insert(shown(schema.elements[id]));
    std::set<std::string> below;   // of what stands in other sections
    for (const ElementId id : ids_) {
      if (schema.elements[id].parent != type.root) below.insert(schema.elements[id].name);
    }
    std::erase_if(ids_, [&](ElementId id) {
      const Element& it = schema.elements[id];
      const bool deeper = it.parent == type.root && it.presence == Presence::anywhere && below.contains(it.name);
      return deeper || std::ranges::any_of(it.unless, [&](const std::string& name) {
               return name != shown(it) && names.contains(name);
             });
    });
  }

  bool contains(ElementId id) const { return ids_.contains(id); }
  const std::set<std::string>& optional() const { return optional_; }

 private:
  bool has_to_be_there(ElementId id) const {
    const Element& it = schema_.elements[id];
    return it.occurs.max > 0 && (it.presence != Presence::optional || asked_for_.contains(id));
  }

  // Of sections of one name the first that stands highest, with all it is in.
  void find_asked_for(const PageType& type, const std::vector<std::string>& with) {
    std::map<std::string, std::pair<int, ElementId>> highest;
    for (ElementId id = 0; id < schema_.elements.size(); ++id) {
      int depth = 0;
      ElementId top = id;
      for (; schema_.elements[top].parent != kNone; top = schema_.elements[top].parent) ++depth;
      const Element& it = schema_.elements[id];
      if (top != type.root || depth == 0 || it.presence != Presence::optional || it.occurs.max == 0) continue;
      optional_.insert(shown(it));
      const auto found = highest.find(shown(it));
      if (found == highest.end() || depth < found->second.first) highest[shown(it)] = {depth, id};
    }
    for (const std::string& name : with) {
      const auto found = highest.find(name);
      if (found == highest.end()) continue;
      for (ElementId id = found->second.second; schema_.elements[id].parent != kNone;
           id = schema_.elements[id].parent) {
        asked_for_.insert(id);
      }
    }
  }

  // Whether anything below was chosen; with `one`, the first section is, whatever it is.
  bool choose(GroupId id, bool one) {
    if (id == kNone) return false;
    const Group& group = schema_.groups[id];
    if (group.kind == Group::Kind::one_of && group.optional && !one) return false;
    bool any = false;
    for (const Group::Member& member : group.members) {
      if (member.is_group) {
        any |= choose(member.id, one && !any);
      } else if (const Element& it = schema_.elements[member.id]; has_to_be_there(member.id) || (one && !any)) {
        any = true;
        ids_.insert(member.id);
        // A bare heading over other sections wants at least one of them.
        if (it.body != kNone && !choose(it.body, false) && it.container) choose(it.body, true);
      }
      if (group.kind == Group::Kind::one_of) break;   // the first of them is as good as any
    }
    return any;
  }

  const Schema& schema_;
  std::set<ElementId> ids_, asked_for_;
  std::set<std::string> optional_;
};

bool takes_text(const Field& field) {
  return field.type == Field::Type::any || field.type == Field::Type::string;
}

std::string field_line(const Field& field, const Values& values) {
  const auto given = values.find(field.name);
  if (given == values.end()) {
    if (!field.values.empty() && field.type != Field::Type::list) {
      return fmt::format("{}: {}\n", field.name, yaml_string(field.values.front()));
    }
    return fmt::format("{}: {}\n", field.name, yaml_string(fmt::format("{}{}}}", kOpening, field.name)));
  }
  // "[a, b]", 2024-01-31 and the like are what they look like.
  return fmt::format("{}: {}\n", field.name, takes_text(field) ? yaml_string(given->second) : given->second);
}

std::string front_matter(const Schema& schema, const PageType& type, const Values& values) {
  std::string keys;
  std::set<std::string_view> written;
  for (const Field& field : schema.front_matter.fields) {
    if (!field.required && !takes_text(field) && field.values.empty() && !values.contains(field.name)) continue;
    if (field.required_when && !field.values.empty() && !values.contains(field.name)) {
      continue;  // a page may do without
    }
    const auto fixed = std::ranges::find(type.when.front_matter, field.name, [](const auto& it) { return it.first; });
    if (fixed != type.when.front_matter.end()) continue;
    keys += field_line(field, values);
    written.insert(field.name);
  }
  for (const auto& [key, value] : type.when.front_matter) {
    const auto given = values.find(key);
    const std::string open = given == values.end() ? fmt::format("{}{}}}", kOpening, key) : given->second;
    keys += fmt::format("{}: {}\n", key, yaml_string(value == "*" ? open : value));
  }
  return keys.empty() && !schema.front_matter.required ? "" : fmt::format("---\n{}---\n", keys);
}

// Whether such documents carry their title as a heading: it is not reported, and no key of front matter holds it.
bool begins_with_title(const Schema& schema) {
  const auto rule = schema.rules.find(kDefaultRules[static_cast<std::size_t>(Fault::top_heading)]);
  const bool welcome = rule != schema.rules.end() && rule->second.severity == Severity::off;
  return welcome &&
         std::ranges::find(schema.front_matter.fields, "title", &Field::name) == schema.front_matter.fields.end();
}

// Fills what is known into `text` and adds the names of all placeholders to `names`.
std::string filled(std::string_view text, const Values& values, std::set<std::string>& names) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = std::min(text.find(kOpening, at), text.size());
    const std::size_t end = text.find('}', begin);
    out += text.substr(at, begin - at);
    if (end == text.npos) {
      out += text.substr(begin);
      break;
    }
    const std::string name(text.substr(begin + kOpening.size(), end - begin - kOpening.size()));
    names.insert(name);
    const auto value = values.find(name);
    out += value == values.end() ? text.substr(begin, end + 1 - begin) : std::string_view(value->second);
    at = end + 1;
  }
  return out;
}

}  // namespace

NewDocument new_document(const Schema& schema, const PageType& type, const Filling& filling) {
  const Chosen chosen(schema, type, filling.with);
  const Values& values = filling.values;
  SkeletonWriter writer(schema, [&](ElementId id) { return chosen.contains(id); }, true);
  if (begins_with_title(schema)) writer.block("# {add title}\n");
  const Element& page = schema.elements[type.root];
  if (!type.preface_skeleton.empty()) {
    writer.block(type.preface_skeleton + (type.preface_skeleton.ends_with('\n') ? "" : "\n"));
  } else {
    const bool was_empty = writer.empty();
    writer.write_text(page, "");
    if (type.preface && was_empty && writer.empty()) writer.block("{add overview}\n");
  }
  if (page.body != kNone) writer.write_group(page.body, 2, "");

  std::set<std::string> names;
  const std::string head = front_matter(schema, type, values);
  const std::string body = filled(writer.take(), values, names);
  for (const Field& field : schema.front_matter.fields) names.insert(field.name);
  for (const auto& [key, value] : type.when.front_matter) {
    if (value == "*") names.insert(key);
  }
  return {head + (head.empty() || body.empty() ? "" : "\n") + body,
          {names.begin(), names.end()},
          {chosen.optional().begin(), chosen.optional().end()}};
}

}  // namespace rubric::draft
