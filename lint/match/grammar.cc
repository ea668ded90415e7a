#include "lint/match/grammar.h"

#include <algorithm>
#include <iterator>

#include "lint/match/match.h"
#include "lint/text/ascii.h"
#include "lint/text/utf8.h"

namespace rubric::match {
namespace {

// Adds `text` as a name of `element`, once.
void add_name(Grammar& grammar, std::unordered_map<std::string, std::uint32_t>& seen, const std::string& text,
              ElementId element, Grammar::Standing standing) {
  const auto [at, fresh] = seen.try_emplace(folded_name(text), static_cast<std::uint32_t>(grammar.names.size()));
  if (fresh) {
    Grammar::Name name{.text = text, .folded = at->first, .uses = {}, .uses_in = {}};
    name.features = letters_of(name.folded);
    name.words = 1 + static_cast<std::uint32_t>(std::ranges::count(name.folded, ' '));
    grammar.names.push_back(std::move(name));
  }
  auto& uses = grammar.names[at->second].uses;
  if (std::ranges::none_of(uses, [&](const Grammar::Use& it) { return it.element == element; })) {
    uses.push_back({element, standing});
  }
}

void compile_elements(const Schema& schema, Grammar& grammar) {
  grammar.elements.resize(schema.elements.size());
  for (ElementId id = 0; id < schema.elements.size(); ++id) {   // parents come before children
    const Element& element = schema.elements[id];
    Grammar::Compiled& it = grammar.elements[id];
    if (element.parent == kNone) {
      it.root = id;
      continue;
    }
    Grammar::Compiled& parent = grammar.elements[element.parent];
    parent.children.push_back(id);
    parent.has_open_child = parent.has_open_child || element.open_name;
    it.root = parent.root;
    it.depth = static_cast<std::uint8_t>(parent.depth + 1);
  }
  std::vector<std::uint32_t> used(schema.elements.size(), 0);      // bits given out, by root
  std::vector<std::uint32_t> parents(schema.elements.size(), 0);   // slots given out, by root
  for (ElementId id = 0; id < schema.elements.size(); ++id) {
    Grammar::Compiled& it = grammar.elements[id];
    it.bit = static_cast<std::uint8_t>(std::min(used[it.root]++, 63u));
    const Element& element = schema.elements[id];
    if (element.parent != kNone && !element.open_name && element.body != kNone && parents[it.root] < kMostAgain) {
      it.again = static_cast<std::uint8_t>(parents[it.root]++);
    }
    const std::uint64_t bit = std::uint64_t{1} << it.bit;
    for (ElementId up = schema.elements[id].parent; up != kNone; up = schema.elements[up].parent) {
      grammar.elements[up].below |= bit;
    }
  }
}

// Gives every element below `member` the position of that member in an ordered body.
void set_positions(const Schema& schema, Grammar& grammar, const Group::Member& member, std::uint8_t position) {
  if (!member.is_group) {
    if (!schema.elements[member.id].free_order) grammar.elements[member.id].position = position;
    return;
  }
  for (const Group::Member& inner : schema.groups[member.id].members) set_positions(schema, grammar, inner, position);
}

void compile_positions(const Schema& schema, Grammar& grammar) {
  for (const Element& element : schema.elements) {
    if (element.body == kNone || schema.groups[element.body].kind != Group::Kind::in_order) continue;
    const auto& members = schema.groups[element.body].members;
    for (std::size_t i = 0; i < members.size(); ++i) {
      set_positions(schema, grammar, members[i], static_cast<std::uint8_t>(std::min<std::size_t>(i, kAnyOrder - 1u)));
    }
  }
}

// Where the section of the page that holds `element` stands.
std::uint8_t position_on_page(const Schema& schema, const Grammar& grammar, ElementId element) {
  while (grammar.elements[element].depth > 1) element = schema.elements[element].parent;
  return grammar.elements[element].position;
}

void compile_wanted(const Schema& schema, const Grammar& grammar, ElementId id, Grammar::Compiled& parent) {
  const Element& element = schema.elements[id];
  const Grammar::Compiled& it = grammar.elements[id];
  const bool served = element.presence == Presence::inherited && !element.unless.empty();   // by what may well be there
  if (element.presence == Presence::optional || served) return;
  parent.wanted.push_back({std::uint64_t{1} << it.bit, it.name == kNone ? 0 : name_bit(it.name), element.presence});
}

std::uint64_t bits_of(const Schema& schema, const Grammar& grammar, const Group::Member& member) {
  if (!member.is_group) return std::uint64_t{1} << grammar.elements[member.id].bit;
  std::uint64_t bits = 0;
  for (const Group::Member& inner : schema.groups[member.id].members) bits |= bits_of(schema, grammar, inner);
  return bits;
}

// What is wanted of a group that is an alternative to others.
void compile_choices(const Schema& schema, const Grammar& grammar, const Group::Member& member,
                     const Grammar::Choice& chosen, Grammar::Compiled& parent) {
  Grammar::Choice wanted = chosen;
  if (!member.is_group) {
    wanted.any_of = bits_of(schema, grammar, member);
    if (schema.elements[member.id].presence == Presence::required) parent.choices.push_back(wanted);
    return;
  }
  const Group& group = schema.groups[member.id];
  if (group.kind != Group::Kind::one_of) {
    for (const Group::Member& inner : group.members) compile_choices(schema, grammar, inner, chosen, parent);
    return;
  }
  wanted.any_of = bits_of(schema, grammar, member);
  if (!group.optional) parent.choices.push_back(wanted);
  for (const Group::Member& inner : group.members) {
    wanted.where = bits_of(schema, grammar, inner);
    if (inner.is_group) compile_choices(schema, grammar, inner, wanted, parent);
    wanted.unless |= wanted.where;
  }
}

// In the order in which they are written.
void compile_members(const Schema& schema, const Grammar& grammar, GroupId group, Grammar::Compiled& parent) {
  for (const Group::Member& member : schema.groups[group].members) {
    if (!member.is_group) compile_wanted(schema, grammar, member.id, parent);
    else if (schema.groups[member.id].kind == Group::Kind::one_of) compile_choices(schema, grammar, member, {}, parent);
    else compile_members(schema, grammar, member.id, parent);
  }
}

void compile_names(const Schema& schema, Grammar& grammar) {
  std::unordered_map<std::string, std::uint32_t> seen;
  for (ElementId id = 0; id < schema.elements.size(); ++id) {
    const Element& element = schema.elements[id];
    if (element.parent == kNone || element.open_name) continue;
    add_name(grammar, seen, element.name, id, Grammar::Standing::wanted);
    for (const std::string& name : element.also) add_name(grammar, seen, name, id, Grammar::Standing::also);
    for (const auto& [name, when] : element.also_when) add_name(grammar, seen, name, id, Grammar::Standing::also_when);
    for (const std::string& name : element.instead_of) add_name(grammar, seen, name, id, Grammar::Standing::instead_of);
    const std::uint32_t name = seen.at(folded_name(element.name));
    grammar.elements[id].name = name;
    grammar.elements[element.parent].child_names |= name_bit(name);
    for (const std::string& other : element.also) {
      grammar.elements[element.parent].child_names |= name_bit(seen.at(folded_name(other)));
    }
  }
  for (std::uint32_t i = 0; i < grammar.names.size(); ++i) {
    Grammar::Name& name = grammar.names[i];
    std::ranges::stable_sort(name.uses, {}, [&](const Grammar::Use& it) { return grammar.elements[it.element].depth; });
    for (const Grammar::Use& use : name.uses) {
      Grammar::Compiled& it = grammar.elements[use.element];
      if (schema.elements[use.element].presence != Presence::optional || it.depth < 2) continue;
      it.namesake = it.namesake || std::ranges::any_of(name.uses, [&](const Grammar::Use& other) {
        const Grammar::Compiled& top = grammar.elements[other.element];
        return top.root == it.root && top.depth == 1 && top.position > position_on_page(schema, grammar, use.element);
      });
    }
  }
  for (std::uint32_t i = 0; i < grammar.names.size(); ++i) {
    const Grammar::Name& name = grammar.names[i];
    for (const Grammar::Use& use : name.uses) {
      const Grammar::Compiled& it = grammar.elements[use.element];
      if (use.standing != Grammar::Standing::wanted && use.standing != Grammar::Standing::also) continue;
      if (!it.namesake) grammar.elements[schema.elements[use.element].parent].telling_names |= name_bit(i);
    }
    const std::string_view text = name.folded;
    grammar.by_folded.emplace(text, i);
    grammar.first_words.insert(text.substr(0, text.find(' ')));
    grammar.last_words.insert(text.substr(text.rfind(' ') + 1));   // npos + 1 is 0
    grammar.longest = std::max(grammar.longest, static_cast<std::uint32_t>(text.size()));
  }
}

}  // namespace

std::uint32_t letters_of(std::string_view folded) {
  std::uint32_t features = 0;
  for (const char c : folded) {
    if (c >= 'a' && c <= 'z') features |= 1u << (c - 'a');
  }
  return features;
}

std::string folded_name(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool ascii = true;
  bool blank = false;
  for (const char c : text) {
    if (is_ascii_space(c)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    if ((static_cast<unsigned char>(c) & 0x80) != 0) ascii = false;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  if (ascii) return out;

  std::string plain;
  const std::string lower = fold_case(out);
  for (std::size_t i = 0; i < lower.size();) {
    const CodePoint point = decode(lower, i);
    switch (point.value) {
      case 0x2018: case 0x2019: plain += '\''; break;
      case 0x201C: case 0x201D: plain += '"'; break;
      case 0x00A0: case 0x2009: case 0x202F: case 0x3000: plain += ' '; break;
      case 0x200B: case 0xFEFF: break;
      default: plain.append(lower, i, point.size);
    }
    i += point.size;
  }
  while (!plain.empty() && plain.back() == ' ') plain.pop_back();
  return plain.substr(std::min(plain.find_first_not_of(' '), plain.size()));
}

std::shared_ptr<const CompiledSchema> compile(const Schema& schema) {
  auto grammar = std::make_shared<Grammar>();
  compile_elements(schema, *grammar);
  compile_positions(schema, *grammar);
  compile_names(schema, *grammar);
  for (Grammar::Name& name : grammar->names) {
    for (const PageType& type : schema.types) {
      std::vector<Grammar::Use>& uses = name.uses_in.emplace_back();
      std::ranges::copy_if(name.uses, std::back_inserter(uses),
                           [&](const Grammar::Use& it) { return grammar->elements[it.element].root == type.root; });
    }
  }
  for (ElementId id = 0; id < schema.elements.size(); ++id) {
    grammar->elements[id].container = schema.elements[id].container;
    if (schema.elements[id].body != kNone) {
      compile_members(schema, *grammar, schema.elements[id].body, grammar->elements[id]);
    }
  }
  for (const PageType& type : schema.types) {
    std::vector<ElementId>& opens = grammar->opens.emplace_back();
    for (ElementId id = 0; id < schema.elements.size(); ++id) {
      if (schema.elements[id].open_name && grammar->elements[id].root == type.root) opens.push_back(id);
    }
  }
  return grammar;
}

}  // namespace rubric::match
