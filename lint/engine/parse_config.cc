// A .rubric.yaml, key by key. Every mistake is reported where it stands and reading goes on, so that one
// run shows them all.
#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "lint/engine/config.h"
#include "lint/text/edit_distance.h"
#include "lint/yaml/yaml.h"

namespace rubric {
namespace {

using Kind = YamlNode::Kind;
constexpr std::array<std::string_view, 4> kKeys = {"schemas", "rules", "suppress", "exclude"};
constexpr std::array<std::string_view, 2> kChoiceKeys = {"files", "schema"};
constexpr std::array<std::string_view, 3> kSuppressionKeys = {"files", "rules", "reason"};
constexpr std::array<std::string_view, 4> kSeverities = {"off", "info", "warning", "error"};

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view* close = closest(word, candidates.data(), candidates.data() + candidates.size());
  return close == nullptr ? std::string() : fmt::format(", did you mean \"{}\"?", *close);
}

class ConfigReader {
 public:
  ConfigReader(const SourceText& file, const KnownNames& known) : known_(known), tree_(parse_yaml(file.bytes())) {}

  ConfigFile read() {
    for (const YamlProblem& it : tree_.problems()) complain(it.range, it.message);
    const YamlId root = tree_.root();
    if (root != kNoYaml && tree_[root].kind != Kind::null && expect(root, Kind::mapping, "the configuration")) {
      read_root(root);
    }
    std::ranges::sort(out_.problems, {}, [](const ConfigProblem& it) { return std::tie(it.range, it.message); });
    return std::move(out_);
  }

 private:
  void read_root(YamlId root) {
    for (const YamlId value : tree_.children(root)) {
      const std::string_view key = tree_.key_of(value);
      if (key == "schemas") read_schemas(value);
      else if (key == "rules") read_rules(value);
      else if (key == "suppress") read_suppressions(value);
      else if (key == "exclude") read_exclude(value);
      else complain_of_key(value, "key", kKeys);
    }
  }

  void read_schemas(YamlId list) {
    out_.config.chooses_schemas = true;
    if (!expect(list, Kind::sequence, "\"schemas\"")) return;
    for (const YamlId entry : tree_.children(list)) {
      if (expect(entry, Kind::mapping, "an entry of \"schemas\"")) read_choice(entry);
    }
  }

  void read_choice(YamlId entry) {
    SchemaChoice choice;
    for (const YamlId value : tree_.children(entry)) {
      const std::string_view key = tree_.key_of(value);
      if (key == "files") choice.files = read_globs(value, "files");
      else if (key == "schema") read_schema_name(value, choice);
      else complain_of_key(value, "key", kChoiceKeys);
    }
    for (const std::string_view key : kChoiceKeys) {
      if (tree_.find(entry, key) == kNoYaml) complain(first_line(entry), fmt::format("\"{}\" is missing here", key));
    }
    out_.config.schemas.push_back(std::move(choice));
  }

  void read_schema_name(YamlId value, SchemaChoice& choice) {
    if (!expect(value, Kind::scalar, "\"schema\"")) return;
    choice.name = tree_[value].value;
    choice.place = tree_[value].range;
    if (is_schema_path(choice.name)) {
      if (known_.schema_exists && !known_.schema_exists(choice.name)) {
        complain(choice.place, fmt::format("schema file \"{}\" does not exist", choice.name));
      }
    } else if (std::ranges::find(known_.schemas, choice.name) == known_.schemas.end()) {
      std::string hint = did_you_mean(choice.name, known_.schemas);
      if (hint.empty()) hint = fmt::format("; built in: {}; a schema file is named by its path", fmt::join(known_.schemas, ", "));
      complain(choice.place, fmt::format("unknown schema \"{}\"{}", choice.name, hint));
    }
  }

  void read_suppressions(YamlId list) {
    if (!expect(list, Kind::sequence, "\"suppress\"")) return;
    for (const YamlId entry : tree_.children(list)) {
      if (expect(entry, Kind::mapping, "an entry of \"suppress\"")) read_suppression(entry);
    }
  }

  void read_suppression(YamlId entry) {
    PathSuppression suppression;
    for (const YamlId value : tree_.children(entry)) {
      const std::string_view key = tree_.key_of(value);
      if (key == "files") suppression.files = read_globs(value, "files");
      else if (key == "rules") suppression.rules = read_rule_names(value);
      else if (key != "reason") complain_of_key(value, "key", kSuppressionKeys);
      else if (expect(value, Kind::scalar, "\"reason\"")) suppression.reason = tree_[value].value;
    }
    for (const std::string_view key : {"files", "rules"}) {
      if (tree_.find(entry, key) == kNoYaml) complain(first_line(entry), fmt::format("\"{}\" is missing here", key));
    }
    out_.config.suppress.push_back(std::move(suppression));
  }

  // One name or a list of them.
  std::vector<std::string> read_rule_names(YamlId value) {
    std::vector<std::string> names;
    const auto read_one = [&](YamlId one) {
      if (tree_[one].kind != Kind::scalar) {
        return complain(tree_[one].range, fmt::format("\"rules\" wants names of rules, found {}", tree_.type_name(one)));
      }
      const std::string& name = tree_[one].value;
      if (std::ranges::find(known_.rules, name, [](const Rule* it) { return it->name; }) == known_.rules.end()) {
        complain(tree_[one].range, fmt::format("unknown rule \"{}\"{}", name, did_you_mean(name, rule_names())));
      }
      names.push_back(name);
    };
    if (tree_[value].kind != Kind::sequence) read_one(value);
    for (const YamlId one : tree_[value].kind == Kind::sequence ? tree_.children(value) : std::vector<YamlId>{}) read_one(one);
    return names;
  }

  std::vector<std::string_view> rule_names() const {
    std::vector<std::string_view> names;
    for (const Rule* it : known_.rules) names.push_back(it->name);
    return names;
  }

  void read_rules(YamlId mapping) {
    if (!expect(mapping, Kind::mapping, "\"rules\"")) return;
    for (const YamlId value : tree_.children(mapping)) {
      const auto rule = std::ranges::find(known_.rules, tree_.key_of(value), [](const Rule* it) { return it->name; });
      if (rule == known_.rules.end()) {
        complain_of_key(value, "rule", rule_names());
      } else {
        read_rule(**rule, value);
      }
    }
  }

  void read_rule(const Rule& rule, YamlId value) {
    RuleSetting setting{.severity = std::nullopt, .options = Options(rule.options)};
    if (tree_[value].kind == Kind::mapping) {
      for (const YamlId entry : tree_.children(value)) {
        if (tree_.key_of(entry) == "severity") setting.severity = read_severity(entry);
        else read_option(rule, entry, setting.options);
      }
    } else if (tree_[value].kind == Kind::scalar) {
      setting.severity = read_severity(value);
    } else {
      complain(tree_[value].range, fmt::format("rule \"{}\" wants a severity or a mapping with options, found {}",
                                               rule.name, tree_.type_name(value)));
    }
    out_.config.rules.insert_or_assign(std::string(rule.name), std::move(setting));
  }

  std::optional<Severity> read_severity(YamlId value) {
    const std::string_view word = tree_[value].value;
    for (const Severity it : {Severity::off, Severity::info, Severity::warning, Severity::error}) {
      if (tree_[value].kind == Kind::scalar && word == name_of(it)) return it;
    }
    std::string hint = did_you_mean(word, kSeverities);
    if (hint.empty()) hint = fmt::format("; it is one of {}", fmt::join(kSeverities, ", "));
    complain(tree_[value].range, fmt::format("unknown severity \"{}\"{}", word, hint));
    return std::nullopt;
  }

  void read_option(const Rule& rule, YamlId value, Options& options) {
    const std::string_view name = tree_.key_of(value);
    const auto option = std::ranges::find(rule.options, name, &Option::name);
    if (option == rule.options.end()) {
      std::vector<std::string_view> names{"severity"};
      for (const Option& it : rule.options) names.push_back(it.name);
      return complain_of_key(value, "option", names);
    }
    const auto set = [&](std::variant<bool, std::int64_t, std::string> to) { options.set(name, std::move(to)); };
    const auto wrong = [&](std::string_view wanted) {
      complain(tree_[value].range, fmt::format("option \"{}\" of rule \"{}\" wants {}, found {}", name, rule.name,
                                               wanted, tree_.type_name(value)));
    };
    if (std::holds_alternative<bool>(option->fallback)) {
      if (const auto flag = tree_.as_bool(value)) set(*flag);
      else wrong("true or false");
    } else if (std::holds_alternative<std::int64_t>(option->fallback)) {
      if (const auto number = tree_.as_int(value)) set(*number);
      else wrong("a whole number");
    } else if (tree_[value].kind == Kind::scalar) {
      set(tree_[value].value);
    } else {
      wrong("a string");
    }
  }

  // What names a folder leaves out all that is in it.
  void read_exclude(YamlId value) {
    for (Glob& glob : read_globs(value, "exclude")) {
      out_.config.exclude.emplace_back(glob.text() + "/**");
      out_.config.exclude.push_back(std::move(glob));
    }
  }

  std::vector<Glob> read_globs(YamlId value, std::string_view key) {
    std::vector<Glob> globs;
    const auto read_one = [&](YamlId one) {
      if (tree_[one].kind != Kind::scalar) {
        return complain(tree_[one].range, fmt::format("\"{}\" wants globs, found {}", key, tree_.type_name(one)));
      }
      Glob glob(tree_[one].value);
      if (glob.error().empty()) globs.push_back(std::move(glob));
      else complain(tree_[one].range, fmt::format("glob \"{}\" {}", glob.text(), glob.error()));
    };
    if (tree_[value].kind != Kind::sequence) read_one(value);
    for (const YamlId one : tree_.children(value)) read_one(one);
    return globs;
  }

  bool expect(YamlId value, Kind kind, std::string_view what) {
    if (tree_[value].kind == kind) return true;
    constexpr std::string_view kWanted[] = {"nothing", "a string", "a list", "a mapping"};
    complain(first_line(value), fmt::format("{} must be {}, found {}", what, kWanted[static_cast<std::size_t>(kind)],
                                            tree_.type_name(value)));
    return false;
  }

  // A mapping may be long; its first value's key is enough to point at.
  ByteRange first_line(YamlId value) const {
    const bool nested = tree_[value].kind == Kind::mapping && tree_[value].end > value + 1;
    const auto values = tree_.children(value);
    if (!nested || values.empty() || tree_[values.front()].key == kNoYaml) return tree_[value].range;
    return tree_[tree_[values.front()].key].range;
  }

  void complain_of_key(YamlId value, std::string_view what, std::span<const std::string_view> candidates) {
    const std::string_view key = tree_.key_of(value);
    const YamlId place = tree_[value].key == kNoYaml ? value : tree_[value].key;
    complain(tree_[place].range, fmt::format("unknown {} \"{}\"{}", what, key, did_you_mean(key, candidates)));
  }

  void complain(ByteRange range, std::string message) { out_.problems.push_back({range, std::move(message)}); }

  const KnownNames& known_;
  YamlTree tree_;
  ConfigFile out_;
};

}  // namespace

ConfigFile parse_config(const SourceText& file, const KnownNames& known) {
  ConfigFile read = ConfigReader(file, known).read();
  read.config.path = file.path();
  return read;
}

}  // namespace rubric
