#include "lint/content/fields.h"

#include <fmt/format.h>

#include <algorithm>

#include "lint/document/front_matter.h"
#include "lint/schema/keys.h"
#include "lint/text/ascii.h"
#include "lint/text/edit_distance.h"
#include "lint/text/utf8.h"
#include "lint/yaml/write.h"

namespace rubric::content {
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
  FieldsCheck(const FrontMatter& wanted, const PageView& page, ByteRange top)
      : wanted_(wanted),
        page_(page),
        tree_(page.front_matter),
        top_(top),
        syntax_(*front_matter_syntax(page.document)) {
    for (const Field& field : wanted.fields) names_.push_back(field.name);
    for (const YamlProblem& it : tree_.problems()) readable_ = readable_ && it.kind == YamlProblem::Kind::duplicate_key;
  }

  std::vector<FieldProblem> check() {
    check_keys();
    for (const Field& field : wanted_.fields) check_field(field);
    std::stable_sort(problems_.begin(), problems_.end(),
                     [](const FieldProblem& a, const FieldProblem& b) { return a.range < b.range; });
    return std::move(problems_);
  }

 private:
  void add(Kind kind, ByteRange range, const Field* field, Message message,
           std::optional<Edit> repair = std::nullopt) {
    const Report& report = field ? field->report : wanted_.report;
    if (!report.message.empty()) message.reword(report.message);
    problems_.push_back({kind, range, std::move(message), &report, field, std::move(repair)});
  }

  void add_to_value(Kind kind, ByteRange range, const Field& field, const Report& report, Message message,
                    std::optional<Edit> repair = std::nullopt) {
    if (!report.message.empty()) message.reword(report.message);
    problems_.push_back(
        {kind, range, std::move(message), &report, &field, std::move(repair), kind == Kind::blank_ends});
  }

  bool is_required(const Field& field) const {
    return field.required || (field.required_when && holds(*field.required_when, page_));
  }

  // Where a key that is missing would stand: below the last field before it that is there.
  ByteRange place_of_missing(const Field& field) const {
    for (auto at = static_cast<std::size_t>(&field - wanted_.fields.data()); at-- > 0;) {
      if (const YamlId value = value_of(wanted_.fields[at].name); value != kNoYaml) {
        return tree_[tree_[value].key].range;
      }
    }
    return top_;
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
      if (meant && (wanted_.closed || is_required(*meant))) {
        misspelt_.push_back(meant);
        add(Kind::unknown_key, place, nullptr,
            say("unknown-key", "unknown key \"{}\"", key).advise(", did you mean \"{}\"?", meant->name),
            Edit{place, written_key(place, meant->name)});
      } else if (wanted_.closed) {
        add(Kind::unknown_key, place, nullptr, say("unknown-key", "unknown key \"{}\"", key).advise("; remove it"));
      }
    }
  }

  // In quotes where it was.
  std::string written_key(ByteRange place, std::string_view name) const {
    const char first = page_.document.text(place).front();
    return first == '"' || first == '\'' ? fmt::format("{0}{1}{0}", first, name) : std::string(name);
  }

  // A string of TOML and JSON has quotes.
  std::string written_value(const YamlNode& node, const Field& field, std::string_view value) const {
    const bool text = node.quoted || field.type == Type::any || field.type == Type::string;
    return syntax_ == FrontMatterSyntax::yaml || !text ? std::string(value) : yaml_double_quoted(value);
  }

  void check_field(const Field& field) {
    const YamlId value = value_of(field.name);
    if (value == kNoYaml) {
      const bool misspelt = std::find(misspelt_.begin(), misspelt_.end(), &field) != misspelt_.end();
      if (!misspelt && readable_ && is_required(field)) {
        add(Kind::missing, place_of_missing(field), &field,
            say("no-key", "front matter has no \"{}\", add it", field.name));
      }
      return;
    }
    if (tree_[value].kind == YamlNode::Kind::null) {
      if (is_required(field)) {
        add(Kind::missing, tree_[tree_[value].key].range, &field, say("no-value", "\"{}\" has no value", field.name));
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

  static bool looks_like_day(std::string_view text) {
    constexpr std::string_view kForm = "0000-00-00";
    return std::ranges::equal(text, kForm,
                              [](char c, char form) { return form == '0' ? is_ascii_digit(c) : c == form; });
  }

  void wrong_type(YamlId value, const Field& field, Type type) {
    const YamlNode& node = tree_[value];
    const auto type_in_words = [](std::string_view it) {
      return Argument{.value = std::string(it), .shown = with_article(it)};
    };
    Message message =
        say("type", "\"{}\" wants {}, found {}", field.name, type_in_words(kFieldTypes[static_cast<std::size_t>(type)]),
            type_in_words(tree_.type_name(value)));
    if (type == Type::date && node.kind == YamlNode::Kind::scalar) {
      const std::string_view day = std::string_view(node.value).substr(0, 10);
      if (is_date(day)) {
        message = say("more-than-date", "\"{}\" wants a date, with nothing but a time after it", field.name);
      } else if (looks_like_day(day)) {
        message = say("no-such-date", "\"{}\" wants a date, and there is no {}", field.name, day);
      }
    }
    std::optional<Edit> repair;
    if (type == Type::string && node.kind == YamlNode::Kind::scalar) {
      message.advise("; put it in quotes");
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
          say("pattern", "\"{}\" is \"{}\", which does not match {}", field.name, node.value,
              field.pattern->expression()));
      return;
    }
    if (field.length && !field.length->allows(code_points(node.value))) {
      const std::size_t length = code_points(node.value);
      add(Kind::length, node.range, &field,
          say("length", "\"{}\" has {}, wants {}", field.name,
              aside(std::to_string(length), fmt::format("{} character{}", length, length == 1 ? "" : "s")),
              aside(limits(*field.length))));
      return;
    }
    for (const TextRule& rule : field.forbids) {
      if (check_forbidden(node, field, rule)) return;
    }
    if (field.trimmed) check_ends(node, field);
  }

  bool check_forbidden(const YamlNode& node, const Field& field, const TextRule& rule) {
    const auto match = rule.pattern.find(node.value);
    if (!match) return false;
    const std::string_view found = std::string_view(node.value).substr(match->range.begin.value, match->range.size());
    // As it stands in the file, unless it is written otherwise there.
    ByteRange place = node.range;
    const std::size_t at = page_.document.text(node.range).find(found);
    if (!found.empty() && at != std::string_view::npos) {
      place = byte_range(place.begin.value + at, place.begin.value + at + found.size());
    }
    add_to_value(Kind::forbidden, place, field, rule.report,
                 say("forbidden", "\"{}\" must not have \"{}\"", field.name, found));
    return true;
  }

  // Only quotation marks keep blanks at the ends of a value; the line ends of a block are no part of the text.
  void check_ends(const YamlNode& node, const Field& field) {
    const std::string_view written = page_.document.text(node.range);
    if (!node.quoted || written.size() < 3 || (written.front() != '"' && written.front() != '\'')) return;
    const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
    std::string_view inside = written.substr(1, written.size() - 2);
    while (!inside.empty() && is_blank(inside.front())) inside.remove_prefix(1);
    while (!inside.empty() && is_blank(inside.back())) inside.remove_suffix(1);
    if (inside.empty() || inside.size() == written.size() - 2) return;
    add_to_value(Kind::blank_ends, node.range, field, field.report,
                 say("blank-ends", "\"{}\" begins or ends with a blank; remove it", field.name),
                 Edit{node.range, fmt::format("{}{}{}", written.front(), inside, written.front())});
  }

  void wrong_value(const YamlNode& node, const Field& field) {
    std::vector<std::string_view> values(field.values.begin(), field.values.end());
    const std::string_view* near = closest(node.value, values.data(), values.data() + values.size());
    for (const std::string_view& it : values) {
      if (fold_case(it) == fold_case(node.value)) near = &it;
    }
    Message message = say("value", "\"{}\" is \"{}\"", field.name, node.value);
    if (near != nullptr || values.size() == 1) {
      if (near != nullptr) message.advise(", did you mean \"{}\"?", *near);
      else message.advise(", wants \"{}\"", values.front());
      add(Kind::wrong_value, node.range, &field, std::move(message),
          Edit{node.range, written_value(node, field, near != nullptr ? *near : values.front())});
      return;
    }
    std::string known;
    for (std::size_t i = 0; i < values.size() && i < 8; ++i)
      known += fmt::format("{}{}", i == 0 ? "" : ", ", values[i]);
    if (values.size() > 8) known += ", …";
    message.advise(", wants one of {}", together(field.values, std::move(known)));
    add(Kind::wrong_value, node.range, &field, std::move(message));
  }

  const FrontMatter& wanted_;
  const PageView& page_;
  const YamlTree& tree_;
  ByteRange top_;
  FrontMatterSyntax syntax_;
  bool readable_ = true;  // else a key that is not found may yet be there
  std::vector<std::string_view> names_;
  std::vector<const Field*> misspelt_;  // required, and there under a name with a mistake
  std::vector<FieldProblem> problems_;
};

// What may have been meant as front matter further down, near the top: where its fence stands.
std::optional<ByteRange> misplaced_front_matter(std::string_view bytes) {
  constexpr std::size_t kNear = 2000;
  for (std::size_t at = bytes.substr(0, kNear).find("\n---"); at != std::string_view::npos;
       at = bytes.substr(0, kNear).find("\n---", at + 1)) {
    const auto fence = find_front_matter(bytes.substr(at + 1));
    if (!fence || fence->syntax != FrontMatterSyntax::yaml || fence->problem != FrontMatterFence::Problem::none) {
      continue;
    }
    const YamlTree tree = read_front_matter(bytes.substr(at + 1), *fence);
    const bool keys = !tree.empty() && tree.problems().empty() && tree[tree.root()].kind == YamlNode::Kind::mapping;
    if (keys) return byte_range(at + 1, at + 4);
  }
  return std::nullopt;
}

// `problem` with what to do where there is no front matter.
Message begin_page(Message problem, const FrontMatter& wanted) {
  std::vector<std::string> keys;
  std::string shown;
  for (const Field& field : wanted.fields) {
    if (!field.required) continue;
    shown += fmt::format("{}{}", keys.empty() ? "" : ", ", field.name);
    keys.push_back(field.name);
  }
  if (keys.empty()) problem.advise("; begin the page with a block of \"---\" lines");
  else problem.advise("; begin the page with a block of \"---\" lines with {}", together(keys, std::move(shown)));
  return problem;
}

}  // namespace

std::vector<FieldProblem> check_fields(const Schema& schema, const PageView& page) {
  const FrontMatter& wanted = schema.front_matter;
  const YamlTree& front_matter = page.front_matter;
  const Node* fence = page.document.front_matter();
  if (!fence) {
    if (!wanted.required) return {};
    FieldProblem problem{
        .kind = Kind::no_front_matter, .message = say("none", "there is no front matter"), .report = &wanted.report};
    if (!wanted.report.message.empty()) {
      problem.message.reword(wanted.report.message);
      return {std::move(problem)};
    }
    const SourceText& source = page.document.source();
    const std::string_view bytes = source.bytes().substr(source.begin().value);
    const auto below = misplaced_front_matter(source.bytes());
    const bool dash = bytes.starts_with('-');
    if (below || dash) {
      problem.range = below ? *below
                            : byte_range(source.begin().value,
                                         source.begin().value + std::min(bytes.find_first_of("\r\n"), bytes.size()));
    }
    if (below) {
      problem.message = say("not-first", "front matter begins on the first line of a file; move this block there");
    } else {
      problem.message = begin_page(
          dash ? say("begun", "this line begins as front matter does, and is none") : std::move(problem.message),
          wanted);
    }
    return {std::move(problem)};
  }
  const bool no_mapping = !front_matter.empty() && front_matter[front_matter.root()].kind != YamlNode::Kind::mapping &&
                          front_matter[front_matter.root()].kind != YamlNode::Kind::null;
  if (no_mapping) return {};  // its syntax is to be put right before
  return FieldsCheck(wanted, page, opening_fence(page.document)).check();
}

}  // namespace rubric::content
