#include "lint/rule/rule.h"

#include <algorithm>
#include <cassert>

namespace rubric::rule {
namespace {

const Option* find(std::span<const Option> table, std::string_view name) {
  const auto it = std::ranges::find(table, name, &Option::name);
  return it == table.end() ? nullptr : &*it;
}

// The value set for an option of type T, or its fallback. A rule asks only for options of its own table.
template <class T, class Values>
T value_of(std::span<const Option> table, const Values& values, std::string_view name) {
  using Stored = std::conditional_t<std::is_same_v<T, std::string_view>, std::string, T>;
  const auto set = std::ranges::find(values, name, [](const auto& it) { return it.first; });
  if (set != values.end()) return std::get<Stored>(set->second);
  const Option* option = find(table, name);
  assert(option != nullptr);
  return std::get<T>(option->fallback);
}

}  // namespace

bool Options::flag(std::string_view name) const { return value_of<bool>(table_, values_, name); }
std::int64_t Options::number(std::string_view name) const { return value_of<std::int64_t>(table_, values_, name); }
std::string_view Options::text(std::string_view name) const {
  return value_of<std::string_view>(table_, values_, name);
}

std::span<const std::string> Options::strings(std::string_view name) const {
  const auto set = std::ranges::find(values_, name, [](const auto& it) { return it.first; });
  if (set == values_.end()) return {};
  return std::get<Strings>(set->second);
}

Options::Refusal Options::set(std::string_view name, Value value) {
  const Option* option = find(table_, name);
  if (option == nullptr) return Refusal::unknown_option;
  if (option->fallback.index() != value.index()) return Refusal::wrong_type;
  std::erase_if(values_, [&](const auto& it) { return it.first == option->name; });
  values_.emplace_back(option->name, std::move(value));
  return Refusal::none;
}

void Options::set_all(const Options& later) {
  for (const auto& [name, value] : later.values_) set(name, value);
}

std::string_view name_of(RuleGroup group) {
  switch (group) {
    case RuleGroup::structure: return "structure";
    case RuleGroup::levels: return "levels";
    case RuleGroup::grades: return "grades";
    case RuleGroup::specialties: return "specialties";
    case RuleGroup::content: return "content";
    case RuleGroup::language: return "language";
    case RuleGroup::house_style: return "house-style";
    case RuleGroup::front_matter: return "front-matter";
    case RuleGroup::hygiene: return "hygiene";
    case RuleGroup::suppressions: return "suppressions";
    case RuleGroup::links: return "links";
    case RuleGroup::workspace: return "across-files";
  }
  return {};
}

std::string_view name_of(FixesChange change) {
  switch (change) {
    case FixesChange::none_made: return "none";
    case FixesChange::nothing: return "nothing";
    case FixesChange::words: return "words";
    case FixesChange::destination: return "destination";
    case FixesChange::block: return "block";
    case FixesChange::section: return "section";
  }
  return {};
}

bool may_change(const Rule& rule, FixesChange change) {
  return std::ranges::find(rule.fixes_change, change) != rule.fixes_change.end();
}

std::string sentence_about_fixes(const Rule& rule) {
  const auto in_words = [](FixesChange change) -> std::string_view {
    switch (change) {
      case FixesChange::none_made: break;
      case FixesChange::nothing: return "nothing";
      case FixesChange::words: return "the words it names";
      case FixesChange::destination: return "the destination it names";
      case FixesChange::block: return "a block that becomes an item, a heading or a quote";
      case FixesChange::section: return "the section it moves or adds";
    }
    return {};
  };
  const auto [first, second] = rule.fixes_change;
  if (first == FixesChange::none_made) return {};
  if (first == FixesChange::nothing && second == FixesChange::none_made) {
    return "A fix changes nothing in the page as it is rendered.";
  }
  if (first == FixesChange::nothing) {
    std::string out = "A safe fix changes nothing in the page as it is rendered; another changes ";
    return out.append(in_words(second)).append(", and nothing else.");
  }
  std::string out = "A fix changes ";
  out += in_words(first);
  if (second != FixesChange::none_made) (out += " or ") += in_words(second);
  return out += ", and nothing else in the page as it is rendered.";
}

const Rule* rule_named(std::span<const Rule* const> rules, std::string_view name) {
  const auto found = std::ranges::find_if(
      rules, [&](const Rule* it) { return it->name == name || (!name.empty() && it->formerly == name); });
  return found == rules.end() ? nullptr : *found;
}

}  // namespace rubric::rule
