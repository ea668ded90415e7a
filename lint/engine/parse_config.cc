// A .rubric.yaml to a Config. Every mistake is reported where it stands and reading goes on, so that one run shows
// them all.
//
// First the tree is held against the table of keys (check_shape.h), which says what is of the wrong kind; then what
// can be read is stored. What one file extends is read before it, into the same Config.
#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "lint/engine/check_shape.h"
#include "lint/engine/config.h"
#include "lint/engine/config_keys.h"
#include "lint/engine/parse_links.h"
#include "lint/text/edit_distance.h"
#include "lint/text/path.h"
#include "lint/text/severity.h"
#include "lint/yaml/yaml.h"

namespace rubric::engine {
namespace {

using Kind = YamlNode::Kind;
using Rules = std::map<std::string, RuleSetting, std::less<>>;

constexpr std::size_t kLongestChain = 16;

// One file. Those that it extends have readers of their own.
class ConfigReader {
 public:
  // `chain` ends with the path of this file; all are as seen from the folder of the file that was asked for, where
  // `extended_at` leads here.
  ConfigReader(const SourceText& file, const KnownNames& known, std::vector<std::string>& chain, ConfigFile& out,
               std::optional<ByteRange> extended_at = {})
      : file_(file), known_(known), chain_(chain), out_(out), extended_at_(extended_at),
        tree_(parse_yaml(file.bytes().substr(file.begin().value), file.begin())) {}

  void read() {
    const std::size_t before = out_.problems.size();
    for (const YamlProblem& it : tree_.problems()) complain(it.range, it.message);
    // Of a file that breaks off, what is not there may only not have been read.
    const bool whole = std::ranges::all_of(
        tree_.problems(), [](const YamlProblem& it) { return it.kind == YamlProblem::Kind::duplicate_key; });
    if (whole) {
      readable_ = check_shape(tree_, config_keys::kConfig, {known_.rules, known_.schemas},
                              [&](ByteRange range, std::string message) { complain(range, std::move(message)); });
    }
    if (const YamlId root = tree_.root(); whole && root != kNoYaml && readable_[root]) read_root(root);
    // By place; those of files it extends are there already, and come behind.
    std::ranges::sort(problems_, {}, [](const ConfigProblem& it) { return std::tie(it.range, it.message); });
    out_.problems.insert(out_.problems.begin() + static_cast<std::ptrdiff_t>(before),
                         std::make_move_iterator(problems_.begin()), std::make_move_iterator(problems_.end()));
  }

 private:
  // What is extended comes first, so that what stands here goes on top, wherever the key stands.
  void read_root(YamlId root) {
    for (const YamlId one : entries_of(root, "extends")) extend(one);
    std::vector<SchemaChoice> schemas;
    for (const YamlId it : entries_of(root, "overrides")) read_override(it, schemas);
    std::ranges::reverse(schemas);   // a later override comes before an earlier one
    if (const YamlId list = find(root, "schemas"); list != kNoYaml) out_.config.chooses_schemas = true;
    for (const YamlId it : entries_of(root, "schemas")) schemas.push_back(read_choice(it));
    schemas.insert(schemas.end(), std::make_move_iterator(out_.config.schemas.begin()),
                   std::make_move_iterator(out_.config.schemas.end()));
    out_.config.schemas = std::move(schemas);
    read_groups(find(root, "groups"), out_.config.rules);
    read_rules(find(root, "rules"), out_.config.rules);
    for (const YamlId it : entries_of(root, "suppress")) read_suppression(it);
    if (const YamlId links = find(root, "links"); links != kNoYaml) read_links(links);
    if (const YamlId anchors = find(root, "anchors"); anchors != kNoYaml) {
      out_.config.links.anchors = anchor_style_named(tree_[anchors].value);
    }
    for (const YamlId it : entries_of(root, "raw-shortcodes")) {
      out_.config.links.raw_shortcodes.push_back(tree_[it].value);
    }
    // What names a folder leaves out all that is in it.
    for (Glob& glob : read_globs(root, "exclude")) {
      out_.config.exclude.emplace_back(glob.text() + "/**");
      out_.config.exclude.push_back(std::move(glob));
    }
  }

  SchemaChoice read_choice(YamlId entry) {
    SchemaChoice choice{.files = read_globs(entry, "files"), .schema = nullptr, .name = {}, .place = {}};
    const YamlId value = find(entry, "schema");
    if (value == kNoYaml) return choice;
    const std::string& name = tree_[value].value;
    choice.name = from_here(name);
    choice.place = tree_[value].range;
    if (is_schema_path(name) && known_.schema_exists && !known_.schema_exists(choice.name)) {
      complain(choice.place, fmt::format("schema file \"{}\" does not exist{}", name, hint_of_file(name)));
    }
    return choice;
  }

  void read_override(YamlId entry, std::vector<SchemaChoice>& schemas) {
    SchemaChoice choice = read_choice(entry);
    Override override{.files = choice.files, .rules = {}};
    read_groups(find(entry, "groups"), override.rules);
    read_rules(find(entry, "rules"), override.rules);
    if (!choice.name.empty()) schemas.push_back(std::move(choice));
    if (!override.rules.empty()) out_.config.overrides.push_back(std::move(override));
  }

  void read_suppression(YamlId entry) {
    PathSuppression suppression{.files = read_globs(entry, "files"), .rules = {}, .reason = {}};
    for (const YamlId it : entries_of(entry, "rules")) {
      if (const Rule* const rule = rule_named(known_.rules, tree_[it].value)) {
        suppression.rules.emplace_back(rule->name);
      }
    }
    if (const YamlId reason = find(entry, "reason"); reason != kNoYaml) suppression.reason = tree_[reason].value;
    out_.config.suppress.push_back(std::move(suppression));
  }

  void read_links(YamlId mapping) {
    LinkSettings& links = out_.config.links;
    const std::string folder(folder_of(chain_.back()));
    for (const YamlId it : entries_of(mapping, "roots")) links.roots.push_back(joined(folder, tree_[it].value));
    if (const YamlId complete = find(mapping, "complete"); complete != kNoYaml) {
      links.complete = tree_.as_bool(complete).value();
    }
    const YamlId moved = find(mapping, "moved");
    if (moved == kNoYaml) return;
    read_moves(
        tree_, moved,
        [&](const std::string& path) { return known_.read ? known_.read(joined(folder, path)) : std::nullopt; },
        links.moved, [&](ByteRange range, std::string message) { complain(range, std::move(message)); });
  }

  // As if each rule of the group were named; what names one itself is read afterwards, and so comes on top.
  void read_groups(YamlId mapping, Rules& rules) const {
    if (mapping == kNoYaml) return;
    for (const Rule* rule : known_.rules) {
      const YamlId value = find(mapping, name_of(rule->group));
      if (value != kNoYaml) {
        put_on_top(rules, std::string(rule->name),
                   {.severity = severity_named(tree_[value].value), .options = Options(rule->options)});
      }
    }
  }

  void read_rules(YamlId mapping, Rules& rules) const {
    if (mapping == kNoYaml) return;
    for (const YamlId value : tree_.children(mapping)) {
      const Rule* const rule = rule_named(known_.rules, tree_.key_of(value));
      if (rule != nullptr && readable_[value]) put_on_top(rules, std::string(rule->name), read_rule(*rule, value));
    }
  }

  RuleSetting read_rule(const Rule& rule, YamlId value) const {
    RuleSetting setting{.severity = std::nullopt, .options = Options(rule.options)};
    if (tree_[value].kind == Kind::scalar) setting.severity = severity_named(tree_[value].value);
    if (const YamlId severity = find(value, "severity"); severity != kNoYaml) {
      setting.severity = severity_named(tree_[severity].value);
    }
    for (const Option& it : rule.options) {
      const YamlId option = find(value, it.name);
      if (option == kNoYaml) continue;
      if (std::holds_alternative<bool>(it.fallback)) setting.options.set(it.name, tree_.as_bool(option).value());
      else if (std::holds_alternative<std::int64_t>(it.fallback)) {
        setting.options.set(it.name, tree_.as_int(option).value());
      } else if (std::holds_alternative<NoStrings>(it.fallback))
        setting.options.set(it.name, read_strings(option));
      else setting.options.set(it.name, tree_[option].value);
    }
    return setting;
  }

  // An entry may say why it is there: "- tribal knowledge: the title of a book".
  Strings read_strings(YamlId list) const {
    Strings strings;
    for (const YamlId it : tree_.children(list)) {
      if (readable_[it]) {
        strings.emplace_back(tree_[it].kind == Kind::mapping ? tree_.key_of(tree_.children(it).front())
                                                             : std::string_view(tree_[it].value));
      }
    }
    return strings;
  }

  std::vector<Glob> read_globs(YamlId mapping, std::string_view key) const {
    std::vector<Glob> globs;
    for (const YamlId it : entries_of(mapping, key)) globs.emplace_back(tree_[it].value);
    return globs;
  }

  void extend(YamlId one) {
    const std::string& written = tree_[one].value;
    const ByteRange place = tree_[one].range;
    const std::string path = joined(folder_of(chain_.back()), written);
    // Seen from the current folder, "../here/x.yaml" and "x.yaml" are the same.
    const auto shown = [&](const std::string& it) { return joined(folder_of(out_.config.path), it); };
    if (std::ranges::find(chain_, shown(path), shown) != chain_.end()) {
      return complain(place, fmt::format("\"{}\" extends itself, by way of {} file{}", written, chain_.size(),
                                         chain_.size() == 1 ? "" : "s"));
    }
    if (chain_.size() > kLongestChain) {
      return complain(place, fmt::format("more than {} files extend each other", kLongestChain));
    }
    std::optional<std::string> text = known_.read ? known_.read(path) : std::nullopt;
    if (!text) {
      return complain(place, fmt::format("there is no configuration file \"{}\" that can be read{}", written,
                                         hint_of_file(written)));
    }
    const SourceText file(joined(folder_of(file_.path()), written), std::move(*text));
    chain_.push_back(path);
    ConfigReader(file, known_, chain_, out_, extended_at_.value_or(place)).read();
    chain_.pop_back();
  }

  // Of a file that is not there: one beside the place it should be in, whose name is close. The ending says nothing,
  // so it is not counted.
  std::string hint_of_file(const std::string& written) const {
    if (!known_.names_in) return {};
    const std::string_view name = name_in_folder(written), stem = name.substr(0, name.rfind('.'));
    const std::string_view before = std::string_view(written).substr(0, written.size() - name.size());
    std::vector<std::string> names = known_.names_in(joined(folder_of(chain_.back()), before.empty() ? "." : before));
    std::erase_if(names, [](const std::string& it) { return !it.ends_with(".yaml") && !it.ends_with(".yml"); });
    std::vector<std::string_view> stems;
    stems.reserve(names.size());
    for (const std::string_view it : names) stems.push_back(it.substr(0, it.rfind('.')));
    const std::string_view* close = closest(stem, stems.data(), stems.data() + stems.size());
    return close == nullptr
               ? std::string()
               : fmt::format(", did you mean \"{}{}\"?", before, names[static_cast<std::size_t>(close - stems.data())]);
  }

  // The path of a schema as seen from the folder of the file that was asked for; a name stays.
  std::string from_here(const std::string& schema) const {
    const std::string_view folder = folder_of(chain_.back());
    if (folder.empty() || !is_schema_path(schema)) return schema;
    std::string path = joined(folder, schema);
    return is_schema_path(path) ? path : "./" + path;
  }

  // The value under a key, if it is there and can be read.
  YamlId find(YamlId mapping, std::string_view key) const {
    const YamlId value = tree_.find(mapping, key);
    return value != kNoYaml && readable_[value] ? value : kNoYaml;
  }

  // Those that can be read of one value or a list of them.
  std::vector<YamlId> entries_of(YamlId mapping, std::string_view key) const {
    const YamlId value = find(mapping, key);
    if (value == kNoYaml) return {};
    std::vector<YamlId> entries = tree_[value].kind == Kind::sequence ? tree_.children(value) : std::vector{value};
    std::erase_if(entries, [&](YamlId it) { return !readable_[it]; });
    return entries;
  }

  void complain(ByteRange range, std::string message) {
    problems_.push_back({range, std::move(message), file_.path(), file_.lines().display(range.begin),
                         extended_at_.value_or(ByteRange{})});
  }

  const SourceText& file_;
  const KnownNames& known_;
  std::vector<std::string>& chain_;
  ConfigFile& out_;
  std::optional<ByteRange> extended_at_;   // nothing in the file that was asked for
  YamlTree tree_;
  std::vector<bool> readable_;   // by node
  std::vector<ConfigProblem> problems_;   // of this file
};

}  // namespace

ConfigFile parse_config(const SourceText& file, const KnownNames& known) {
  ConfigFile out;
  out.config.path = file.path();
  std::vector<std::string> chain{std::string(name_in_folder(file.path()))};
  ConfigReader(file, known, chain, out).read();
  return out;
}

}  // namespace rubric::engine
