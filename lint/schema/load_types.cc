// Page types, their sections and groups: the nested lists of the file as elements and groups in preorder.
//
//     sections:                      element 0  the page        group 0  in order, of the page
//       - Summary                    element 1  Summary         group 1  any order, inside group 0
//       - any-order: [Cause, Fix]    elements 2 and 3
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "lint/schema/load_parts.h"
#include "lint/text/utf8.h"

namespace rubric {
namespace {

constexpr int kDeepest = 6;                  // there are no headings below level 6
constexpr std::size_t kMostElements = 4096;  // definitions that use each other grow quickly

constexpr std::array<std::string_view, 10> kTypeKeys = {
    "type", "title", "when", "unchecked", "preface", "preface-skeleton", "content", "closed", "report", "sections",
};
constexpr std::array<std::string_view, 5> kConditionKeys = {"files", "front-matter", "headings", "words", "contains"};
constexpr std::array<std::string_view, 19> kSectionKeys = {
    "section",   "also",   "instead-of", "presence",     "unless",  "occurs",   "unique",   "level",  "order",   "container",
    "closed",    "prefix", "may-be-empty", "pattern",  "evidence", "skeleton", "report", "content", "sections",
};
constexpr std::array<std::string_view, 2> kEvidenceKeys = {"heading", "content"};
constexpr std::array<std::string_view, 5> kMembers = {"section", "any-order", "in-order", "one-of", "use"};
constexpr std::array<std::string_view, 4> kPresences = {"required", "optional", "anywhere", "inherited"};

std::vector<std::string_view> fault_names() {
  std::vector<std::string_view> names;
  for (std::size_t i = 0; i < kFaults; ++i) names.push_back(name_of(static_cast<Fault>(i)));
  return names;
}

class TypesReader {
 public:
  TypesReader(Loading& in, const Value* definitions, Schema& schema, Origins& origins)
      : in_(in), definitions_(definitions), schema_(schema), origins_(origins) {
    if (definitions_ && !definitions_->is_mapping()) {
      in_.wrong(*definitions_, "\"definitions\" wants a mapping of names to lists of sections");
      definitions_ = nullptr;
    }
    if (definitions_) used_.resize(definitions_->children.size());
  }

  void read(const Value& types);

 private:
  void read_type(const Value& value);
  Condition read_condition(const Value& value);
  std::map<Fault, Report> read_faults(const Value& value);

  GroupId read_group(Group::Kind kind, const Value& list, ElementId owner, int depth);
  void read_members(const Value& list, GroupId group, ElementId owner, int depth);
  void read_member(const Value& value, GroupId group, ElementId owner, int depth);
  void read_use(const Value& value, GroupId group, ElementId owner, int depth);
  void read_section(const Value& value, GroupId group, ElementId owner, int depth);
  void read_name(const Value& value, Element& element);
  void read_properties(const Value& value, Element& element);
  void read_occurrence(const Value& value, Element& element);

  ElementId add(Element element, const Origin& origin);
  void join(GroupId group, bool is_group, std::uint32_t id);

  Loading& in_;
  const Value* definitions_;
  std::vector<bool> used_;                    // parallel to the definitions
  std::vector<std::string_view> open_uses_;   // the definitions being read, outermost first
  std::size_t uses_ = 0;
  bool too_many_ = false;
  Schema& schema_;
  Origins& origins_;
};

void TypesReader::read(const Value& types) {
  if (!read_list(in_, types)) return;
  if (types.children.empty()) in_.wrong(types, "\"types\" is empty; a schema has at least one type of page");
  for (const Value& type : types.children) read_type(type);
  if (!definitions_ || !in_.whole) return;
  for (std::size_t i = 0; i < used_.size(); ++i) {
    if (used_[i]) continue;
    const Value& definition = definitions_->children[i];
    in_.problem(at_key(definition), "schema-unreachable",
                fmt::format("definition \"{}\" is never used", definition.key()), false);
  }
}

void TypesReader::read_type(const Value& value) {
  if (!read_mapping(in_, value, "a type", kTypeKeys)) return;
  PageType type;
  Origin origin = at(value);
  if (const Value* name = value.find("type")) {
    type.name = read_text(in_, *name).value_or("");
    origin = at(*name);
  } else {
    in_.problem(origin, "schema-value", "missing key \"type\": the name of this type of page");
  }
  const auto same = std::find_if(schema_.types.begin(), schema_.types.end(),
                                 [&](const PageType& it) { return !it.name.empty() && it.name == type.name; });
  if (same != schema_.types.end()) {
    in_.problem(origin, "schema-value", fmt::format("there is a type \"{}\" already", type.name));
  }
  type.title = type.name;
  type.place = origin.range;
  if (const Value* title = value.find("title")) type.title = read_text(in_, *title).value_or(type.name);
  if (const Value* when = value.find("when")) type.when = read_condition(*when);
  if (const Value* unchecked = value.find("unchecked")) type.unchecked = read_flag(in_, *unchecked).value_or(false);
  if (const Value* preface = value.find("preface")) {
    constexpr std::array<std::string_view, 2> kPreface = {"optional", "required"};
    type.preface = read_word(in_, *preface, kPreface) == 1;
  }
  if (const Value* skeleton = value.find("preface-skeleton")) {
    type.preface_skeleton = read_text(in_, *skeleton).value_or("");
  }

  Element page;
  page.name = type.name;
  page.occurs = {1, 1};
  if (const Value* closed = value.find("closed")) page.closed = read_flag(in_, *closed).value_or(false);
  if (const Value* report = value.find("report")) page.report = read_faults(*report);
  if (const Value* content = value.find("content")) {
    page.content = read_content(in_, *content, page.report.count(Fault::content) ? page.report[Fault::content] : Report{});
  }
  page.place = type.place;
  const ElementId root = add(std::move(page), origin);
  type.root = root;
  schema_.types.push_back(std::move(type));
  origins_.types.push_back(origin);
  if (const Value* sections = value.find("sections"); sections && read_list(in_, *sections)) {
    const GroupId body = read_group(Group::Kind::in_order, *sections, root, 1);
    schema_.elements[root].body = body;
  }
}

Condition TypesReader::read_condition(const Value& value) {
  Condition condition;
  if (!read_mapping(in_, value, "a condition", kConditionKeys)) return condition;
  if (const Value* files = value.find("files")) condition.files = read_texts(in_, *files);
  if (const Value* fields = value.find("front-matter")) {
    if (fields->is_mapping()) {
      for (const Value& field : fields->children) {
        if (auto wanted = read_text(in_, field)) condition.front_matter.emplace_back(field.key(), std::move(*wanted));
      }
    } else {
      in_.wrong(*fields, "\"front-matter\" wants a mapping of keys to values; \"*\" stands for any value");
    }
  }
  if (const Value* headings = value.find("headings")) condition.headings = read_count(in_, *headings);
  if (const Value* words = value.find("words")) condition.words = read_count(in_, *words);
  if (const Value* contains = value.find("contains")) condition.contains = read_pattern(in_, *contains);
  return condition;
}

std::map<Fault, Report> TypesReader::read_faults(const Value& value) {
  std::map<Fault, Report> reports;
  const std::vector<std::string_view> names = fault_names();
  if (!read_mapping(in_, value, "\"report\"", names)) return reports;
  for (const Value& report : value.children) {
    if (const auto fault = fault_named(report.key())) reports[*fault] = read_report(in_, report);
  }
  return reports;
}

GroupId TypesReader::read_group(Group::Kind kind, const Value& list, ElementId owner, int depth) {
  const auto id = static_cast<GroupId>(schema_.groups.size());
  Group group;
  group.kind = kind;
  group.owner = owner;
  group.place = list.key_range();
  schema_.groups.push_back(std::move(group));
  origins_.groups.push_back(at_key(list));
  read_members(list, id, owner, depth);
  return id;
}

void TypesReader::read_members(const Value& list, GroupId group, ElementId owner, int depth) {
  for (const Value& member : list.children) read_member(member, group, owner, depth);
}

void TypesReader::read_member(const Value& value, GroupId group, ElementId owner, int depth) {
  if (value.is_scalar()) return read_section(value, group, owner, depth);
  if (!value.is_mapping()) {
    in_.wrong(value, fmt::format("a section is a name or a mapping with {}", one_of_words(kMembers)));
    return;
  }
  const Value* what = nullptr;
  for (const std::string_view key : kMembers) {
    const Value* found = value.find(key);
    if (found && what) {
      in_.problem(at_key(*found), "schema-value",
                  fmt::format("\"{}\" and \"{}\" exclude each other; make two entries of them", what->key(), key));
      return;
    }
    if (found) what = found;
  }
  if (!what) {
    const Value* first = value.children.empty() ? nullptr : &value.children.front();
    if (first && value.children.size() == 1 && first->is_null()) {
      in_.wrong(value, fmt::format("a name in braces needs quotes: \"{{{}}}\"", first->key()));
    } else {
      std::string hint;
      for (const Value& child : value.children) {
        if (hint.empty()) hint = did_you_mean(child.key(), kMembers);
      }
      in_.problem(at(value), "schema-value",
                  hint.empty() ? fmt::format("an entry of a list of sections has one of {}", one_of_words(kMembers))
                               : fmt::format("an entry without \"section\"{}", hint));
    }
    return;
  }
  if (what->key() == "section") return read_section(value, group, owner, depth);
  if (what->key() == "use") {
    constexpr std::array<std::string_view, 1> kKeys = {"use"};
    read_mapping(in_, value, "a use of a definition", kKeys);
    return read_use(*what, group, owner, depth);
  }

  const bool choice = what->key() == "one-of";
  const std::array<std::string_view, 2> keys = {what->key(), "optional"};
  read_mapping(in_, value, choice ? "a choice" : "a group", std::span(keys).first(choice ? 2 : 1));
  const Value* optional = choice ? value.find("optional") : nullptr;
  if (!read_list(in_, *what)) return;
  const GroupId inner = read_group(choice                        ? Group::Kind::one_of
                                   : what->key() == "any-order" ? Group::Kind::any_order
                                                                : Group::Kind::in_order,
                                   *what, owner, depth);
  if (optional) schema_.groups[inner].optional = read_flag(in_, *optional).value_or(false);
  join(group, true, inner);
}

void TypesReader::read_use(const Value& value, GroupId group, ElementId owner, int depth) {
  const auto name = read_text(in_, value);
  if (!name || uses_ > kMostElements) return;
  const Value* definition = definitions_ ? definitions_->find(*name) : nullptr;
  if (!definition) {
    std::vector<std::string_view> names;
    if (definitions_) {
      for (const Value& it : definitions_->children) names.push_back(it.key());
    }
    in_.wrong(value, fmt::format("unknown definition \"{}\"{}", *name, did_you_mean(*name, names)));
    return;
  }
  used_[static_cast<std::size_t>(definition - definitions_->children.data())] = true;
  if (std::find(open_uses_.begin(), open_uses_.end(), definition->key()) != open_uses_.end()) {
    in_.wrong(value, fmt::format("definition \"{}\" uses itself", *name));
    return;
  }
  if (!read_list(in_, *definition)) return;
  if (++uses_ > kMostElements) {
    in_.wrong(value, fmt::format("definitions are used more than {} times", kMostElements));
    return;
  }
  open_uses_.push_back(definition->key());
  read_members(*definition, group, owner, depth);
  open_uses_.pop_back();
}

void TypesReader::read_section(const Value& value, GroupId group, ElementId owner, int depth) {
  const Value* name = value.is_mapping() ? value.find("section") : &value;
  if (depth > kDeepest) {
    in_.problem(at(*name), "schema-value", fmt::format("sections nest at most {} deep", kDeepest));
    return;
  }
  if (schema_.elements.size() >= kMostElements) {
    if (!too_many_) in_.problem(at(*name), "schema-value", fmt::format("more than {} sections", kMostElements));
    too_many_ = true;
    return;
  }
  Element element;
  element.parent = owner;
  element.group = group;
  element.place = at(*name).range;
  read_name(*name, element);
  if (element.open_name) element.occurs = {};
  if (value.is_mapping()) read_properties(value, element);

  const ElementId id = add(std::move(element), at(*name));
  join(group, false, id);
  const Value* sections = value.is_mapping() ? value.find("sections") : nullptr;
  if (sections && read_list(in_, *sections)) {
    const GroupId body = read_group(Group::Kind::in_order, *sections, id, depth + 1);
    schema_.elements[id].body = body;
  }
}

void TypesReader::read_name(const Value& value, Element& element) {
  element.name = read_text(in_, value).value_or("?");
  std::string_view name = element.name;
  if (name.find_first_not_of(" \t") == std::string_view::npos) {
    in_.wrong(value, "a section needs a name");
  } else if (name.size() > 2 && name.front() == '{' && name.back() == '}' &&
             name.find_first_of("{}", 1) == name.size() - 1) {
    element.open_name = true;
    element.name = element.name.substr(1, element.name.size() - 2);
  } else if (name.find_first_of("{}") != std::string_view::npos) {
    in_.wrong(value, "a name is plain text, or one word in braces that stands for any heading");
  }
}

void TypesReader::read_properties(const Value& value, Element& element) {
  read_mapping(in_, value, "a section", kSectionKeys);
  const auto flag = [&](std::string_view key, bool& target) {
    if (const Value* it = value.find(key)) target = read_flag(in_, *it).value_or(target);
  };
  const auto only_for = [&](std::string_view key, bool open) {
    const Value* it = value.find(key);
    if (!it || element.open_name == open) return it;
    in_.problem(at_key(*it), "schema-value",
                open ? fmt::format("\"{}\" is for names in braces; \"{}\" is a name of its own", key, element.name)
                     : fmt::format("\"{}\" has no meaning for a name in braces", key));
    return static_cast<const Value*>(nullptr);
  };
  if (const Value* also = only_for("also", false)) element.also = read_texts(in_, *also);
  if (const Value* instead = only_for("instead-of", false)) element.instead_of = read_texts(in_, *instead);
  if (const Value* unless = value.find("unless")) element.unless = read_texts(in_, *unless);
  if (const Value* pattern = only_for("pattern", true)) element.pattern = read_pattern(in_, *pattern);
  if (const Value* evidence = only_for("evidence", true);
      evidence && read_mapping(in_, *evidence, "\"evidence\"", kEvidenceKeys)) {
    if (const Value* heading = evidence->find("heading")) element.evidence_heading = read_pattern(in_, *heading);
    if (const Value* content = evidence->find("content")) element.evidence_content = read_pattern(in_, *content);
  }
  if (const Value* unique = only_for("unique", true)) element.unique = read_flag(in_, *unique).value_or(false);
  if (const Value* prefix = only_for("prefix", false)) {
    constexpr std::array<std::string_view, 2> kPrefixes = {"none", "title"};
    element.prefixed = read_word(in_, *prefix, kPrefixes) == 1;
  }
  if (const Value* level = value.find("level")) {
    element.level = static_cast<std::uint8_t>(read_number(in_, *level, 1, 6).value_or(0));
  }
  if (const Value* order = value.find("order")) {
    constexpr std::array<std::string_view, 2> kOrders = {"fixed", "free"};
    element.free_order = read_word(in_, *order, kOrders) == 1;
  }
  flag("container", element.container);
  flag("closed", element.closed);
  flag("may-be-empty", element.may_be_empty);
  read_occurrence(value, element);
  if (const Value* skeleton = value.find("skeleton")) element.skeleton = read_text(in_, *skeleton).value_or("");
  if (const Value* report = value.find("report")) element.report = read_faults(*report);
  if (const Value* content = value.find("content")) {
    const auto usual = element.report.find(Fault::content);
    element.content = read_content(in_, *content, usual == element.report.end() ? Report{} : usual->second);
  }
}

// `occurs: {min: 0}` says the same as `presence: optional`, so whoever writes only that means it.
void TypesReader::read_occurrence(const Value& value, Element& element) {
  const Value* presence = value.find("presence");
  if (presence) {
    if (const auto word = read_word(in_, *presence, kPresences)) element.presence = static_cast<Presence>(*word);
  }
  const Value* occurs = value.find("occurs");
  if (!occurs) return;
  const auto count = read_count(in_, *occurs);
  if (!count) return;
  element.occurs = *count;
  const bool zero = count->min == 0 && (occurs->is_mapping() ? occurs->find("min") != nullptr : count->max == 0);
  if (!presence && zero) element.presence = Presence::optional;
}

ElementId TypesReader::add(Element element, const Origin& origin) {
  schema_.elements.push_back(std::move(element));
  origins_.elements.push_back(origin);
  return static_cast<ElementId>(schema_.elements.size() - 1);
}

void TypesReader::join(GroupId group, bool is_group, std::uint32_t id) {
  if (is_group) {
    schema_.groups[id].parent = group;
    schema_.groups[id].position = static_cast<std::uint32_t>(schema_.groups[group].members.size());
  }
  schema_.groups[group].members.push_back({is_group, id});
}

}  // namespace

void read_types(Loading& in, const Value& types, const Value* definitions, Schema& schema, Origins& origins) {
  TypesReader(in, definitions, schema, origins).read(types);
}

}  // namespace rubric
