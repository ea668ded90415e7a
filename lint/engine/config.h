// What a run was asked to do: which schema for which file, which rules at which severity.
// configuration.md tells users how to write it.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/anchors.h"
#include "lint/engine/layer.h"
#include "lint/rule/finding.h"
#include "lint/rule/rule.h"
#include "lint/schema/schema.h"
#include "lint/text/glob.h"
#include "lint/text/source_text.h"

namespace rubric::engine {

struct RuleSetting {
  std::optional<Severity> severity;   // from the configuration; otherwise the schema's, then the rule's own
  Options options;
};

// What `later` says of a rule comes before what is there already: its severity, if it has one, and its options.
void put_on_top(std::map<std::string, RuleSetting, std::less<>>& rules, const std::string& rule,
                const RuleSetting& later);

struct SchemaChoice {
  std::vector<Glob> files;                // over the path relative to the configuration's folder
  std::shared_ptr<const Schema> schema;   // nullptr until a file needs it
  std::string name;                       // a built-in schema, or the path of a schema file
  ByteRange place;                        // of the name, in the configuration file
};

// What is known and accepted in some files: found, but not reported.
struct PathSuppression {
  std::vector<Glob> files;                // over the path relative to the configuration's folder
  std::vector<std::string> rules;
  std::string reason;                     // "" where the file gives none
};

// What holds for some files only.
struct Override {
  std::vector<Glob> files;
  std::map<std::string, RuleSetting, std::less<>> rules;   // on top of all before
};

// What is known about the site of the pages, to which links lead.
struct LinkSettings {
  std::optional<AnchorStyle> anchors;  // how it makes ids of headings; nothing: told by its files
  std::vector<std::string> raw_shortcodes;                    // beside those that are known to have code behind them
  std::vector<std::string> roots;  // folders served as "/", as reports show paths; none: seen
                                   // from the paths of pages
  bool complete = false;                                      // a page that is not below a root is nowhere
  std::map<std::string, std::string, std::less<>> moved;      // by address, with or without a fragment: where it went
};

struct Config {
  std::string path;                                // of its file; "" without one
  std::string folder;                              // where globs start, absolute; "" is the current folder
  std::string current_folder;                      // absolute; needed only where `folder` is set
  bool chooses_schemas = false;                    // it has a `schemas:` key, so built-in schemas claim nothing
  std::vector<SchemaChoice> schemas;               // the first whose glob claims the path wins
  std::shared_ptr<const Schema> schema_for_all;    // --schema: claims every file
  std::map<std::string, RuleSetting, std::less<>> rules;   // by rule name; rules not named here keep their own
  std::vector<PathSuppression> suppress;
  std::vector<Override> overrides;                         // later ones come on top; their schemas stand in `schemas`
  LinkSettings links;
  std::vector<Glob> exclude;                       // paths that are not checked
};

// `path` (relative to the current folder, or absolute) as the globs of `config` see it.
std::string path_for_globs(const Config& config, std::string_view path);

// The first of `config.schemas` that claims `path`.
std::optional<std::size_t> choice_for(const Config& config, std::string_view path);

// The schema that claims `path`, or nullptr.
const Schema* schema_for(const Config& config, std::string_view path);

bool is_excluded(const Config& config, std::string_view path);

// Which of `config.overrides` claim `path`, in their order; those without rules are left out.
std::vector<std::size_t> overrides_for(const Config& config, std::string_view path);

// `config` with the rules of these overrides on top, and without overrides.
Config with_overrides(const Config& config, const std::vector<std::size_t>& overrides);

struct ConfigProblem {
  ByteRange range;
  std::string message;
  std::string path;      // of the file it is in: the configuration itself, or one it extends
  DisplayPosition at;    // where the range begins
  ByteRange extended_at = {};   // of a file it extends: where the configuration itself names that, or what leads there
};

struct ConfigFile {
  Config config;
  std::vector<ConfigProblem> problems;  // sorted by place, those of the file itself first; each is an error
};

// What a configuration may refer to.
struct KnownNames {
  std::span<const Rule* const> rules;
  std::vector<std::string_view> schemas;                        // built in
  std::function<bool(const std::string& path)> schema_exists;   // a path as seen from the folder of the file
  std::function<std::optional<std::string>(const std::string& path)> read =
      {};  // the same; nothing if it cannot be read
  std::function<std::vector<std::string>(const std::string& folder)> names_in =
      {};  // of the files there, for "did you mean"
};

// `file` is the text of a .rubric.yaml. The configurations it extends are read; the schemas it names are not loaded.
ConfigFile parse_config(const SourceText& file, const KnownNames& known);

// Whether `schemas: - schema:` names a file, not a built-in schema.
bool is_schema_path(std::string_view name);

}  // namespace rubric::engine
