#include "lint/schema/fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "lint/text/edit_distance.h"
#include "lint/text/utf8.h"

namespace rubric {
namespace {

using Kind = FieldProblem::Kind;
using Type = Field::Type;

std::string with_article(std::string_view type) {
  if (type == "any") return "anything";
  const bool vowel = type.starts_with('i');
  return fmt::format("{} {}", vowel ? "an" : "a", type);
}

std::string limits(const Count& count) {
  if (count.min == count.max) return fmt::format("exactly {}", count.min);
  if (count.max == UINT32_MAX) return fmt::format("at least {}", count.min);
  return count.min == 0 ? fmt::format("at most {}", count.max) : fmt::format("{} to {}", count.min, count.max);
}

class FieldsCheck {
 public:
  FieldsCheck(const FrontMatter& wanted, const YamlTree& tree, ByteRange top)
      : wanted_(wanted), tree_(tree), top_(top) {
    for (const Field& field : wanted.fields) names_.push_back(field.name);
    for (const YamlProblem& it : tree.problems()) readable_ = readable_ && it.kind == YamlProblem::Kind::duplicate_key;
  }

  std::vector<FieldProblem> check() {
    check_keys();
    for (const Field& field : wanted_.fields) check_field(field);
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const FieldProblem& a, const FieldProblem& b) { return a.range < b.range; });
    return std::move(problems_);
  }

 private:
  void add(Kind kind, ByteRange range, const Field* field, std::string message,
           std::optional<Edit> repair = std::nullopt) {
    const Report& report = field ? field->report : wanted_.report;
    if (!report.message.empty()) message = report.message;
    problems_.push_back({kind, range, std::move(message), &report, field, std::move(repair)});
  }

  YamlId value_of(std::string_view name) const { return tree_.empty() ? kNoYaml : tree_.find(tree_.root(), name); }

  // The field a key was meant to be: one of another case or with a typing mistake that is not there itself.
  const Field* meant_by(std::string_view key) const {
    const auto absent = [&](const Field& it) { return value_of(it.name) == kNoYaml; };
    for (const Field& field : wanted_.fields) {
      if (absent(field) && fold_case(field.name) == fold_case(key)) return &field;
    }
    const std::string_view* near = closest(key, names_.data(), names_.data() + names_.size());
    if (!near) return nullptr;
    const Field& field = wanted_.fields[static_cast<std::size_t>(near - names_.data())];
    return absent(field) ? &field : nullptr;
  }

  void check_keys() {
    if (tree_.empty()) return;
    for (const YamlId value : tree_.children(tree_.root())) {
      const std::string_view key = tree_.key_of(value);
      const bool known = std::find(names_.begin(), names_.end(), key) != names_.end();
      if (known || key.empty()) continue;
      const ByteRange place = tree_[tree_[value].key].range;
      const Field* meant = meant_by(key);
      // Where other keys are welcome, only the absence of a required one makes this one a mistake.
      if (meant && (wanted_.closed || meant->required)) {
        misspelt_.push_back(meant);
        add(Kind::unknown_key, place, nullptr,
            fmt::format("unknown key \"{}\", did you mean \"{}\"?", key, meant->name), Edit{place, meant->name});
      } else if (wanted_.closed) {
        add(Kind::unknown_key, place, nullptr, fmt::format("unknown key \"{}\"; remove it", key));
      }
    }
  }

  void check_field(const Field& field) {
    const YamlId value = value_of(field.name);
    if (value == kNoYaml) {
      const bool misspelt = std::find(misspelt_.begin(), misspelt_.end(), &field) != misspelt_.end();
      if (field.required && !misspelt && readable_) {
        add(Kind::missing, top_, &field, fmt::format("front matter has no \"{}\", add it", field.name));
      }
      return;
    }
    if (tree_[value].kind == YamlNode::Kind::null) {
      if (field.required) {
        add(Kind::missing, tree_[tree_[value].key].range, &field, fmt::format("\"{}\" has no value", field.name));
      }
      return;
    }
    if (!fits(value, field.type)) return wrong_type(value, field, field.type);
    if (tree_[value].kind == YamlNode::Kind::sequence) {
      for (const YamlId item : tree_.children(value)) {
        if (!fits(item, field.items)) {
          wrong_type(item, field, field.items);
        } else {
          check_value(item, field);
        }
      }
    } else {
      check_value(value, field);
    }
  }

  bool fits(YamlId value, Type type) const {
    const YamlNode& node = tree_[value];
    const bool scalar = node.kind == YamlNode::Kind::scalar;
    switch (type) {
      case Type::any: return true;
      case Type::string:
        return scalar && (node.quoted || tree_.type_name(value) == "string" || tree_.type_name(value) == "date");
      case Type::integer: return scalar && tree_.as_int(value).has_value();
      case Type::number: return scalar && tree_.as_double(value).has_value();
      case Type::boolean: return scalar && tree_.as_bool(value).has_value();
      case Type::date: return scalar && is_date(node.value);
      case Type::list: return node.kind == YamlNode::Kind::sequence;
      case Type::mapping: return node.kind == YamlNode::Kind::mapping;
    }
    return true;
  }

  // YYYY-MM-DD, with or without a time behind it.
  static bool is_date(std::string_view text) {
    if (text.size() < 10 || (text.size() > 10 && text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return false;
    constexpr std::string_view kForm = "0000-00-00";
    for (std::size_t i = 0; i < kForm.size(); ++i) {
      const bool digit = text[i] >= '0' && text[i] <= '9';
      if (kForm[i] == '0' ? !digit : text[i] != '-') return false;
    }
    constexpr std::array<int, 13> kDays = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int month = (text[5] - '0') * 10 + text[6] - '0';
    const int day = (text[8] - '0') * 10 + text[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= kDays[static_cast<std::size_t>(month)];
  }

  void wrong_type(YamlId value, const Field& field, Type type) {
    const YamlNode& node = tree_[value];
    std::string message =
        fmt::format("\"{}\" wants {}, found {}", field.name, with_article(kFieldTypes[static_cast<std::size_t>(type)]),
                    with_article(tree_.type_name(value)));
    std::optional<Edit> repair;
    if (type == Type::string && node.kind == YamlNode::Kind::scalar) {
      message += "; put it in quotes";
      repair = Edit{node.range, fmt::format("\"{}\"", node.value)};
    }
    add(Kind::wrong_type, node.range, &field, std::move(message), std::move(repair));
  }

  void check_value(YamlId value, const Field& field) {
    const YamlNode& node = tree_[value];
    if (node.kind != YamlNode::Kind::scalar) return;
    if (!field.values.empty() &&
        std::find(field.values.begin(), field.values.end(), node.value) == field.values.end()) {
      return wrong_value(node, field);
    }
    if (field.pattern && !field.pattern->found_in(node.value)) {
      add(Kind::pattern, node.range, &field,
          fmt::format("\"{}\" is \"{}\", which does not match {}", field.name, node.value,
                      field.pattern->expression()));
      return;
    }
    if (!field.length) return;
    const std::size_t length = code_points(node.value);
    if (field.length->allows(length)) return;
    add(Kind::length, node.range, &field,
        fmt::format("\"{}\" has {} character{}, wants {}", field.name, length, length == 1 ? "" : "s",
                    limits(*field.length)));
  }

  void wrong_value(const YamlNode& node, const Field& field) {
    std::vector<std::string_view> values(field.values.begin(), field.values.end());
    const std::string_view* near = closest(node.value, values.data(), values.data() + values.size());
    for (const std::string_view& it : values) {
      if (fold_case(it) == fold_case(node.value)) near = &it;
    }
    if (near) {
      add(Kind::wrong_value, node.range, &field,
          fmt::format("\"{}\" is \"{}\", did you mean \"{}\"?", field.name, node.value, *near),
          Edit{node.range, std::string(*near)});
      return;
    }
    std::string known;
    for (std::size_t i = 0; i < values.size() && i < 8; ++i)
      known += fmt::format("{}{}", i == 0 ? "" : ", ", values[i]);
    if (values.size() > 8) known += ", …";
    add(Kind::wrong_value, node.range, &field,
        fmt::format("\"{}\" is \"{}\", wants one of {}", field.name, node.value, known));
  }

  const FrontMatter& wanted_;
  const YamlTree& tree_;
  ByteRange top_;
  bool readable_ = true;  // else a key that is not found may yet be there
  std::vector<std::string_view> names_;
  std::vector<const Field*> misspelt_;  // required, and there under a name with a mistake
  std::vector<FieldProblem> problems_;
};

std::string required_keys(const FrontMatter& wanted) {
  std::string keys;
  for (const Field& field : wanted.fields) {
    if (field.required) keys += fmt::format("{}{}", keys.empty() ? " with " : ", ", field.name);
  }
  return keys;
}

}  // namespace

std::vector<FieldProblem> check_fields(const Schema& schema, const YamlTree& front_matter, const Document& document) {
  const FrontMatter& wanted = schema.front_matter;
  const Node* fence = document.front_matter();
  if (!fence) {
    if (!wanted.required) return {};
    FieldProblem problem{.kind = Kind::no_front_matter, .message = wanted.report.message, .report = &wanted.report};
    if (problem.message.empty()) {
      problem.message = fmt::format("there is no front matter; begin the page with a block of \"---\" lines{}",
                                    required_keys(wanted));
    }
    return {std::move(problem)};
  }
  const bool no_mapping = !front_matter.empty() && front_matter[front_matter.root()].kind != YamlNode::Kind::mapping &&
                          front_matter[front_matter.root()].kind != YamlNode::Kind::null;
  if (no_mapping) return {};  // its syntax is to be put right before
  const ByteOffset begin = fence->range.begin;
  const ByteRange top = {begin, byte_offset(std::min<std::size_t>(begin.value + 3, fence->range.end.value))};
  return FieldsCheck(wanted, front_matter, top).check();
}

}  // namespace rubric
