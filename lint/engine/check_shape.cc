#include "lint/engine/check_shape.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "lint/engine/config.h"
#include "lint/engine/config_keys.h"
#include "lint/schema/keys.h"
#include "lint/text/edit_distance.h"
#include "lint/text/glob.h"
#include "lint/text/severity.h"

namespace rubric::engine {
namespace {

using Kind = YamlNode::Kind;

std::string_view word_for(ScalarKind kind) {
  switch (kind) {
    case ScalarKind::none: return "a mapping";
    case ScalarKind::text: return "text";
    case ScalarKind::reasoned_text: return "text, or text with a reason";
    case ScalarKind::flag: return "true or false";
    case ScalarKind::number:
    case ScalarKind::integer: return "a whole number";
    case ScalarKind::count: return "a number or \"any\"";
    case ScalarKind::word:
    case ScalarKind::block: return "a word";
    case ScalarKind::pattern: return "a regular expression";
    case ScalarKind::glob: return "a glob";
    case ScalarKind::path: return "the path of a file";
    case ScalarKind::definition: return "the name of a definition";
    case ScalarKind::address: return "an address that begins with \"/\"";
    case ScalarKind::severity: return "a severity";
    case ScalarKind::rule: return "the name of a rule";
    case ScalarKind::rule_or_severity: return "a severity or the name of a rule";
    case ScalarKind::schema: return "the name of a schema or the path of a schema file";
  }
  return "";
}

// "a severity or a mapping": one value, without those around it.
std::string wanted_one(const Shape& shape) {
  std::string out(word_for(shape.scalar));
  if (shape.scalar != ScalarKind::none && shape.table != nullptr) out += " or a mapping";
  return out;
}

std::string wanted(const Shape& shape) {
  switch (shape.holding) {
    case Holding::one: return wanted_one(shape);
    case Holding::list: return "a list";
    case Holding::one_or_list: return wanted_one(shape) + " or a list of them";
    case Holding::named:
    case Holding::named_lists:
    case Holding::ruled: return "a mapping";
  }
  return "";
}

class ShapeCheck {
 public:
  ShapeCheck(const YamlTree& tree, const ShapeNames& names, const std::function<void(ByteRange, std::string)>& complain)
      : tree_(tree), names_(names), complain_(complain), readable_(tree.nodes().size(), false) {}

  std::vector<bool> check(const KeyTable& table) && {
    if (const YamlId root = tree_.root(); root != kNoYaml && tree_[root].kind != Kind::null) {
      if (tree_[root].kind != Kind::mapping) {
        complain(root, fmt::format("{} is a mapping, found {}", table.what, found_there(tree_, root)));
      } else
        check_mapping(root, table, nullptr);
    }
    return std::move(readable_);
  }

 private:
  // The rule is the one whose setting this is.
  void check_mapping(YamlId mapping, const KeyTable& table, const Rule* rule) {
    readable_[mapping] = true;
    const std::vector<YamlId> values = tree_.children(mapping);
    for (const YamlId value : values) {
      const std::string_view key = tree_.key_of(value);
      const KeyRow* row = find_row(table, key);
      const Option* option = row == nullptr && table.rule_options ? option_named(rule, key) : nullptr;
      const std::string label = fmt::format("\"{}\"", key);
      if (row != nullptr) check_value(value, row->shape, label, nullptr);
      else if (option != nullptr) check_value(value, config_keys::shape_of(*option), label, nullptr);
      else unknown_key(value, table, rule);
    }
    for (const KeyRow& it : table.keys) {
      if (it.required && tree_.find(mapping, it.name) == kNoYaml) {
        complain(mapping, fmt::format("\"{}\" is missing here", it.name));
      }
    }
  }

  static const Option* option_named(const Rule* rule, std::string_view name) {
    if (rule == nullptr) return nullptr;
    const auto found = std::ranges::find(rule->options, name, &Option::name);
    return found == rule->options.end() ? nullptr : &*found;
  }

  void unknown_key(YamlId value, const KeyTable& table, const Rule* rule) {
    std::vector<std::string_view> known = names_of(table.keys);
    if (table.rule_options && rule != nullptr) {
      for (const Option& it : rule->options) known.push_back(it.name);
    }
    const std::string what =
        table.rule_options && rule != nullptr ? fmt::format("rule \"{}\"", rule->name) : std::string(table.what);
    const std::string hint = did_you_mean(tree_.key_of(value), known);
    complain_(key_range(value),
              fmt::format("unknown {} \"{}\"{}", table.rule_options ? "option" : table.key_is, tree_.key_of(value),
                          hint.empty() ? fmt::format("; {} takes {}", what, fmt::join(known, ", ")) : hint));
  }

  // What it is called in messages: "rules" in quotes, or an entry of a list.
  void check_value(YamlId value, const Shape& shape, const std::string& label, const Rule* rule) {
    const Shape fitting = alternative(shape, value);
    const Kind kind = tree_[value].kind;
    const bool many = fitting.holding == Holding::list || fitting.holding == Holding::one_or_list;
    const bool named = fitting.holding == Holding::named || fitting.holding == Holding::named_lists ||
                       fitting.holding == Holding::ruled;
    if (kind == Kind::null) {
      return complain_(key_range(value), fmt::format("{} has no value; it wants {}", label, wanted(shape)));
    }
    if ((kind == Kind::sequence && many) || (kind == Kind::mapping && named)) {
      readable_[value] = true;
      const std::vector<YamlId> entries = tree_.children(value);
      if (entries.empty() && !fitting.may_be_empty) {
        complain(value, fmt::format("{} is empty, so this says nothing", label));
      }
      for (const YamlId entry : entries) check_entry(entry, fitting, label);
      return;
    }
    const bool alone = fitting.holding == Holding::one || fitting.holding == Holding::one_or_list;
    if (kind == Kind::mapping && alone && fitting.table != nullptr) return check_mapping(value, *fitting.table, rule);
    if (kind == Kind::mapping && alone && fitting.scalar == ScalarKind::reasoned_text) {
      const std::vector<YamlId> reasons = tree_.children(value);
      readable_[value] = reasons.size() == 1 && tree_[reasons.front()].kind == Kind::scalar;
      if (!readable_[value]) complain(value, fmt::format("{} wants one text with its reason behind the colon", label));
      return;
    }
    if (kind == Kind::scalar && alone && fitting.scalar != ScalarKind::none) {
      readable_[value] = scalar_fits(value, fitting, label);
      return;
    }
    complain(value, fmt::format("{} wants {}, found {}", label, wanted(shape), found_there(tree_, value)));
  }

  void check_entry(YamlId entry, Shape shape, const std::string& label) {
    const Rule* rule = nullptr;
    if (shape.holding == Holding::ruled) {
      rule = rule_named(names_.rules, tree_.key_of(entry));
      if (rule == nullptr) return unknown_rule(key_range(entry), tree_.key_of(entry));
    }
    const bool list = shape.holding == Holding::list || shape.holding == Holding::one_or_list;
    const std::string called = list ? fmt::format("an entry of {}", label) : fmt::format("\"{}\"", tree_.key_of(entry));
    shape.holding = shape.holding == Holding::named_lists ? Holding::list : Holding::one;
    shape.also = {};
    check_value(entry, shape, called, rule);
  }

  // Of several shapes the one that is meant.
  Shape alternative(const Shape& shape, YamlId value) const {
    const auto suits = [&](const Shape& it) {
      const std::vector<YamlId> entries = tree_.children(value);
      const Kind inside = entries.empty() ? Kind::null : tree_[entries.front()].kind;
      switch (tree_[value].kind) {
        case Kind::sequence: return (it.holding == Holding::list || it.holding == Holding::one_or_list) &&
                                    (inside == Kind::mapping ? it.table != nullptr : it.scalar != ScalarKind::none);
        case Kind::mapping: return it.holding != Holding::list && (it.table != nullptr || it.holding == Holding::named);
        default:
          return (it.holding == Holding::one || it.holding == Holding::one_or_list) && it.scalar != ScalarKind::none;
      }
    };
    if (suits(shape)) return shape;
    const auto other = std::ranges::find_if(shape.also, suits);
    return other == shape.also.end() ? shape : *other;
  }

  bool scalar_fits(YamlId value, const Shape& shape, const std::string& label) {
    const std::string& text = tree_[value].value;
    const auto wrong = [&] {
      complain(value, fmt::format("{} wants {}, found {}", label, wanted_one(shape), found_there(tree_, value)));
      return false;
    };
    switch (shape.scalar) {
      case ScalarKind::flag: return tree_.as_bool(value) ? true : wrong();
      case ScalarKind::integer: return tree_.as_int(value) ? true : wrong();
      case ScalarKind::number: {
        const auto number = tree_.as_int(value);
        return number && *number >= shape.min && *number <= shape.max ? true : wrong();
      }
      case ScalarKind::word: return is_word(value, shape.words, "value");
      case ScalarKind::severity: return is_word(value, kSeverityWords, "severity");
      case ScalarKind::rule: return is_rule(value);
      case ScalarKind::rule_or_severity: return severity_named(text) || is_rule(value);
      case ScalarKind::schema: return is_schema(value);
      case ScalarKind::glob: return is_glob(value);
      default:
        if (text.find_first_not_of(" \t\n") != text.npos) return true;
        complain(value, fmt::format("{} is empty; it wants {}", label, wanted_one(shape)));
        return false;
    }
  }

  bool is_word(YamlId value, std::span<const std::string_view> words, std::string_view what) {
    const std::string& text = tree_[value].value;
    if (std::ranges::find(words, text) != words.end()) return true;
    std::string hint = did_you_mean(text, words);
    if (hint.empty()) hint = fmt::format("; it is one of {}", fmt::join(words, ", "));
    complain(value, fmt::format("unknown {} \"{}\"{}", what, text, hint));
    return false;
  }

  bool is_rule(YamlId value) {
    const std::string& text = tree_[value].value;
    if (rule_named(names_.rules, text) != nullptr) return true;
    unknown_rule(tree_[value].range, text);
    return false;
  }

  void unknown_rule(ByteRange place, std::string_view name) {
    std::vector<std::string_view> known;
    known.reserve(names_.rules.size());
    for (const Rule* it : names_.rules) known.push_back(it->name);
    const std::string hint = did_you_mean(name, known);
    complain_(place, fmt::format("unknown rule \"{}\"{}", name, hint.empty() ? "; `rubric rules` lists them" : hint));
  }

  bool is_schema(YamlId value) {
    const std::string& text = tree_[value].value;
    if (is_schema_path(text) || std::ranges::find(names_.schemas, text) != names_.schemas.end()) return true;
    std::string hint = did_you_mean(text, names_.schemas);
    if (hint.empty()) {
      hint = fmt::format("; built in: {}; a schema file is named by its path", fmt::join(names_.schemas, ", "));
    }
    complain(value, fmt::format("unknown schema \"{}\"{}", text, hint));
    return false;
  }

  bool is_glob(YamlId value) {
    const Glob glob(tree_[value].value);
    if (!glob.error().empty()) complain(value, fmt::format("glob \"{}\" {}", glob.text(), glob.error()));
    return glob.error().empty();
  }

  ByteRange key_range(YamlId value) const {
    const YamlId key = tree_[value].key;
    return key == kNoYaml ? tree_[value].range : tree_[key].range;
  }

  // A mapping may be long; its first key is enough to point at.
  void complain(YamlId value, std::string message) {
    const std::vector<YamlId> values =
        tree_[value].kind == Kind::mapping ? tree_.children(value) : std::vector<YamlId>();
    complain_(values.empty() ? tree_[value].range : key_range(values.front()), std::move(message));
  }

  const YamlTree& tree_;
  const ShapeNames& names_;
  const std::function<void(ByteRange, std::string)>& complain_;
  std::vector<bool> readable_;
};

}  // namespace

std::vector<bool> check_shape(const YamlTree& tree, const KeyTable& table, const ShapeNames& names,
                              const std::function<void(ByteRange, std::string)>& complain) {
  return ShapeCheck(tree, names, complain).check(table);
}

}  // namespace rubric::engine
