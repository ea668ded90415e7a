// A .rubric.yaml, key by key. Every mistake is reported where it stands and reading goes on, so that one
// run shows them all.
//
// The walk is over the tables at the end of the file: it refuses what is of the wrong kind and names what
// was meant; only then is the function of the row called, which stores the value.
#include <algorithm>
#include <array>
#include <iterator>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "lint/engine/config.h"
#include "lint/engine/config_keys.h"
#include "lint/text/edit_distance.h"
#include "lint/text/path.h"
#include "lint/yaml/yaml.h"

namespace rubric {

using Kind = YamlNode::Kind;

namespace {

constexpr std::array<std::string_view, 4> kSeverities = {"off", "info", "warning", "error"};
constexpr std::size_t kLongestChain = 16;

std::string did_you_mean(std::string_view word, std::span<const std::string_view> candidates) {
  const std::string_view* close = closest(word, candidates.data(), candidates.data() + candidates.size());
  return close == nullptr ? std::string() : fmt::format(", did you mean \"{}\"?", *close);
}

}  // namespace

// One file. Those that it extends have readers of their own, and fill the same Config.
class ConfigReader {
 public:
  using Rules = std::map<std::string, RuleSetting, std::less<>>;

  // `path` is the file as seen from the folder of the file that was asked for; `chain` ends with it.
  ConfigReader(const SourceText& file, const KnownNames& known, std::vector<std::string>& chain, ConfigFile& out)
      : file_(file), known_(known), chain_(chain), out_(out), rules_(&out.config.rules),
        tree_(parse_yaml(file.bytes().substr(file.begin().value), file.begin())) {}

  void read() {
    const std::size_t before = out_.problems.size();
    for (const YamlProblem& it : tree_.problems()) complain(it.range, it.message);
    const YamlId root = tree_.root();
    if (root != kNoYaml && tree_[root].kind != Kind::null && expect(root, Kind::mapping, "the configuration")) {
      // What is extended comes first, so that what stands here goes on top, wherever the key stands.
      if (const YamlId extends = tree_.find(root, "extends"); extends != kNoYaml) read_extended(extends);
      read_mapping(root, config_keys());
    }
    const auto own = out_.problems.begin() + static_cast<std::ptrdiff_t>(before);
    std::ranges::stable_sort(own, out_.problems.end(), {}, [&](const ConfigProblem& it) {
      return std::tuple(it.path != file_.path(), it.path == file_.path() ? it.range : ByteRange{}, it.path == file_.path() ? it.message : std::string());
    });
    out_.config.schemas.insert(out_.config.schemas.begin(), std::make_move_iterator(own_schemas_.begin()), std::make_move_iterator(own_schemas_.end()));
    for (SchemaChoice& it : override_schemas_) out_.config.schemas.insert(out_.config.schemas.begin(), std::move(it));
  }

  void begin_schemas() { out_.config.chooses_schemas = true; }
  void begin_choice() { choice_ = {}; }
  void set_files(YamlId value) { choice_.files = read_globs(value, "files"); }
  void end_choice() { own_schemas_.push_back(std::move(choice_)); }

  void begin_override() {
    choice_ = {};
    override_ = {};
    rules_ = &override_.rules;
  }
  void end_override() {
    rules_ = &out_.config.rules;
    override_.files = choice_.files;
    if (!choice_.name.empty()) override_schemas_.push_back(std::move(choice_));
    if (!override_.rules.empty()) out_.config.overrides.push_back(std::move(override_));
  }

  void begin_suppression() { suppression_ = {}; }
  void suppress_in(YamlId value) { suppression_.files = read_globs(value, "files"); }
  void suppress_rules(YamlId value) { suppression_.rules = read_rule_names(value); }
  void suppress_because(YamlId value) { suppression_.reason = tree_[value].value; }
  void end_suppression() { out_.config.suppress.push_back(std::move(suppression_)); }

  // A list of mappings, each read by the table between what opens and what closes it.
  void read_each(YamlId list, std::span<const ConfigKey> keys, void (ConfigReader::*begin)(), void (ConfigReader::*end)()) {
    for (const YamlId entry : tree_.children(list)) {
      if (!expect(entry, Kind::mapping, fmt::format("an entry of \"{}\"", tree_.key_of(list)))) continue;
      (this->*begin)();
      read_mapping(entry, keys);
      (this->*end)();
    }
  }

  void read_schema_name(YamlId value) {
    choice_.name = from_here(tree_[value].value);
    choice_.place = tree_[value].range;
    const std::string& name = tree_[value].value;
    if (is_schema_path(name)) {
      if (known_.schema_exists && !known_.schema_exists(choice_.name)) {
        complain(choice_.place, fmt::format("schema file \"{}\" does not exist", name));
      }
    } else if (std::ranges::find(known_.schemas, name) == known_.schemas.end()) {
      std::string hint = did_you_mean(name, known_.schemas);
      if (hint.empty()) hint = fmt::format("; built in: {}; a schema file is named by its path", fmt::join(known_.schemas, ", "));
      complain(choice_.place, fmt::format("unknown schema \"{}\"{}", name, hint));
    }
  }

  // What names a folder leaves out all that is in it.
  void read_exclude(YamlId value) {
    for (Glob& glob : read_globs(value, "exclude")) {
      out_.config.exclude.emplace_back(glob.text() + "/**");
      out_.config.exclude.push_back(std::move(glob));
    }
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
    for (const YamlId value : tree_.children(mapping)) {
      const auto rule = std::ranges::find(known_.rules, tree_.key_of(value), [](const Rule* it) { return it->name; });
      if (rule == known_.rules.end()) {
        complain_of_key(value, "rule", rule_names());
      } else {
        read_rule(**rule, value);
      }
    }
  }

 private:
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
    put_on_top(*rules_, std::string(rule.name), setting);
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

  void read_mapping(YamlId mapping, std::span<const ConfigKey> keys) {
    for (const YamlId value : tree_.children(mapping)) {
      const auto row = std::ranges::find(keys, tree_.key_of(value), &ConfigKey::name);
      if (row == keys.end()) {
        std::vector<std::string_view> names;
        for (const ConfigKey& it : keys) names.push_back(it.name);
        complain_of_key(value, "key", names);
      } else if (row->read != nullptr && fits(*row, value)) {
        row->read(*this, value);
      }
    }
    for (const ConfigKey& it : keys) {
      if (it.required && tree_.find(mapping, it.name) == kNoYaml) complain(first_line(mapping), fmt::format("\"{}\" is missing here", it.name));
    }
  }

  bool fits(const ConfigKey& row, YamlId value) {
    const std::string label = fmt::format("\"{}\"", row.name);
    switch (row.kind) {
      case ConfigKind::text:
      case ConfigKind::schema: return expect(value, Kind::scalar, label);
      case ConfigKind::mapping:
      case ConfigKind::rules: return expect(value, Kind::mapping, label);
      case ConfigKind::mappings: return expect(value, Kind::sequence, label);
      case ConfigKind::globs:
      case ConfigKind::rule_names:
      case ConfigKind::files: return true;   // one or a list; each is looked at by itself
    }
    return false;
  }

  void read_extended(YamlId value) {
    if (tree_[value].kind != Kind::sequence) return extend(value);
    for (const YamlId one : tree_.children(value)) extend(one);
  }

  void extend(YamlId one) {
    if (tree_[one].kind != Kind::scalar) {
      return complain(first_line(one), fmt::format("\"extends\" wants the path of a configuration file, found {}", tree_.type_name(one)));
    }
    const ByteRange place = tree_[one].range;
    const std::string path = joined(folder_of(chain_.back()), tree_[one].value);
    if (std::ranges::find(chain_, path) != chain_.end()) {
      return complain(place, fmt::format("\"{}\" extends itself, by way of {} file{}", tree_[one].value, chain_.size(), chain_.size() == 1 ? "" : "s"));
    }
    if (chain_.size() > kLongestChain) return complain(place, fmt::format("more than {} files extend each other", kLongestChain));
    std::optional<std::string> text = known_.read ? known_.read(path) : std::nullopt;
    if (!text) return complain(place, fmt::format("there is no configuration file \"{}\" that can be read", tree_[one].value));
    const SourceText file(joined(folder_of(file_.path()), tree_[one].value), std::move(*text));
    chain_.push_back(path);
    ConfigReader(file, known_, chain_, out_).read();
    chain_.pop_back();
  }

  // The path of a schema as seen from the folder of the file that was asked for; a name stays.
  std::string from_here(const std::string& schema) const {
    const std::string_view folder = folder_of(chain_.back());
    if (folder.empty() || !is_schema_path(schema)) return schema;
    std::string path = joined(folder, schema);
    return is_schema_path(path) ? path : "./" + path;
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

  void complain(ByteRange range, std::string message) {
    out_.problems.push_back({range, std::move(message), file_.path(), file_.lines().display(range.begin)});
  }

  const SourceText& file_;
  const KnownNames& known_;
  std::vector<std::string>& chain_;   // paths as seen from the folder of the file that was asked for
  ConfigFile& out_;
  Rules* rules_;                      // what `rules:` fills: those of the file, or of an override
  YamlTree tree_;
  SchemaChoice choice_;               // of the entry being read
  Override override_;
  PathSuppression suppression_;
  std::vector<SchemaChoice> own_schemas_, override_schemas_;
};

namespace {

constexpr ConfigKey kChoiceKeys[] = {
    {.name = "files", .kind = ConfigKind::globs, .help = "The documents the schema is for", .required = true,
     .read = [](ConfigReader& reader, YamlId value) { reader.set_files(value); }},
    {.name = "schema", .kind = ConfigKind::schema, .help = "The name of a built-in schema, or the path of a schema file", .required = true,
     .read = [](ConfigReader& reader, YamlId value) { reader.read_schema_name(value); }},
};

constexpr ConfigKey kOverrideKeys[] = {
    {.name = "files", .kind = ConfigKind::globs, .help = "The documents the override is for", .required = true,
     .read = [](ConfigReader& reader, YamlId value) { reader.set_files(value); }},
    {.name = "schema", .kind = ConfigKind::schema, .help = "The schema of these documents, whatever \"schemas\" says",
     .read = [](ConfigReader& reader, YamlId value) { reader.read_schema_name(value); }},
    {.name = "rules", .kind = ConfigKind::rules, .help = "Severities and options for these documents, on top of all others",
     .read = [](ConfigReader& reader, YamlId value) { reader.read_rules(value); }},
};

constexpr ConfigKey kSuppressionKeys[] = {
    {.name = "files", .kind = ConfigKind::globs, .help = "The documents in which the rules are silent", .required = true,
     .read = [](ConfigReader& reader, YamlId value) { reader.suppress_in(value); }},
    {.name = "rules", .kind = ConfigKind::rule_names, .help = "The rules whose findings are accepted there", .required = true,
     .read = [](ConfigReader& reader, YamlId value) { reader.suppress_rules(value); }},
    {.name = "reason", .kind = ConfigKind::text, .help = "Why, for readers of the file and of reports",
     .read = [](ConfigReader& reader, YamlId value) { reader.suppress_because(value); }},
};

constexpr ConfigKey kKeys[] = {
    {.name = "extends", .kind = ConfigKind::files, .help = "Configuration files to start from, relative to this one"},
    {.name = "schemas", .kind = ConfigKind::mappings, .help = "Which documents have which schema; the first entry that claims a document counts",
     .keys = kChoiceKeys,
     .read = [](ConfigReader& reader, YamlId value) {
       reader.begin_schemas();
       reader.read_each(value, kChoiceKeys, &ConfigReader::begin_choice, &ConfigReader::end_choice);
     }},
    {.name = "rules", .kind = ConfigKind::rules, .help = "Severities and options of rules",
     .read = [](ConfigReader& reader, YamlId value) { reader.read_rules(value); }},
    {.name = "overrides", .kind = ConfigKind::mappings, .help = "What holds for some documents only; later entries come on top", .fallback = "[]",
     .keys = kOverrideKeys,
     .read = [](ConfigReader& reader, YamlId value) {
       reader.read_each(value, kOverrideKeys, &ConfigReader::begin_override, &ConfigReader::end_override);
     }},
    {.name = "suppress", .kind = ConfigKind::mappings, .help = "What is known and accepted: found, but not reported", .fallback = "[]",
     .keys = kSuppressionKeys,
     .read = [](ConfigReader& reader, YamlId value) {
       reader.read_each(value, kSuppressionKeys, &ConfigReader::begin_suppression, &ConfigReader::end_suppression);
     }},
    {.name = "exclude", .kind = ConfigKind::globs, .help = "Files and folders that a walk through folders leaves out", .fallback = "[]",
     .read = [](ConfigReader& reader, YamlId value) { reader.read_exclude(value); }},
};

}  // namespace

std::span<const ConfigKey> config_keys() { return kKeys; }

ConfigFile parse_config(const SourceText& file, const KnownNames& known) {
  ConfigFile out;
  std::vector<std::string> chain{std::string(name_in_folder(file.path()))};
  ConfigReader(file, known, chain, out).read();
  out.config.path = file.path();
  return out;
}

}  // namespace rubric
