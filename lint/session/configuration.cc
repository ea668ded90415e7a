#include "lint/session/configuration.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "lint/text/edit_distance.h"
#include "lint/text/path.h"

namespace rubric::session {

KnownNames names_known_in(std::string folder, std::span<const Rule* const> rules, const Schemas& schemas,
                          const Sources& sources) {
  return {
      .rules = rules,
      .schemas = schemas.names(),
      .schema_exists = [&sources, folder](const std::string& path) { return sources.is_file(joined(folder, path)); },
      .read = [&sources, folder](const std::string& path) -> std::optional<std::string> {
        Result<std::string> found = sources.read(joined(folder, path));
        return found ? std::optional(std::move(*found)) : std::nullopt;
      },
      .names_in = [&sources, folder = std::move(folder)](
                      const std::string& path) { return sources.names_in(joined(folder, path)); }};
}

Configurations::Configurations(std::span<const Rule* const> rules, Schemas& schemas, const Sources& sources,
                               std::string current_folder, TellProblem tell)
    : rules_(rules),
      schemas_(schemas),
      sources_(sources),
      current_folder_(std::move(current_folder)),
      tell_(std::move(tell)),
      default_(without_file()) {}

bool Configurations::use_config(const std::string& path) {
  given_ = read(path);
  return given_->usable;
}

bool Configurations::use_schema(const std::string& name) {
  if (!schemas_.is_builtin(name) && !is_schema_path(name) && !sources_.is_file(name)) {
    const std::vector<std::string_view> names = schemas_.names();
    const std::string_view* close = closest(name, names.data(), names.data() + names.size());
    tell_({.message = close != nullptr
                          ? fmt::format("unknown schema \"{}\", did you mean \"{}\"?", name, *close)
                          : fmt::format("unknown schema \"{}\"; built in: {}; a schema file is named by its path", name,
                                        fmt::join(names, ", "))});
    return false;
  }
  Schemas::Loaded loaded = schemas_.load(name);
  for (const FileProblem& it : loaded.problems) tell_(it);
  schema_for_all_ = std::move(loaded.schema);
  return schema_for_all_ != nullptr;
}

Governing Configurations::governing(const std::string& shown) {
  const std::lock_guard lock(mutex_);
  Entry& entry = entry_for(shown);
  if (!entry.usable) return {};
  const Config& config = config_for(entry, shown);
  if (schema_for_all_) return {&config, schema_for_all_.get()};
  const auto choice = choice_for(entry.config, shown);
  if (!choice) return {&config, nullptr};
  if (!ensure_loaded(entry.config, entry.config.schemas[*choice])) return {};
  return {&config, entry.config.schemas[*choice].schema.get()};
}

// Documents with the same overrides share what these make of the configuration.
const Config& Configurations::config_for(Entry& entry, const std::string& shown) {
  std::vector<std::size_t> overrides = overrides_for(entry.config, shown);
  if (overrides.empty()) return entry.config;
  const auto known = entry.overridden.find(overrides);
  if (known != entry.overridden.end()) return known->second;
  Config config = with_overrides(entry.config, overrides);
  return entry.overridden.emplace(std::move(overrides), std::move(config)).first->second;
}

bool Configurations::excludes(const std::string& shown) {
  const std::lock_guard lock(mutex_);
  return is_excluded(entry_for(shown).config, shown);
}

Configurations::Entry& Configurations::entry_for(const std::string& shown) {
  if (given_) return *given_;
  const std::string_view folder = folder_of(shown);
  auto found = by_folder_.find(folder);
  if (found == by_folder_.end()) {
    Entry* entry = nearest(joined(current_folder_, folder.empty() ? "." : folder));
    found = by_folder_.emplace(std::string(folder), entry == nullptr ? default_.get() : entry).first;
  }
  return *found->second;
}

// Every folder is asked once: what is found for one holds for all that were passed on the way.
Configurations::Entry* Configurations::nearest(const std::string& folder) {
  std::vector<std::string_view> passed;
  Entry* entry = nullptr;
  for (std::string_view at = folder;; at = folder_of(at)) {
    if (const auto known = nearest_.find(at); known != nearest_.end()) {
      entry = known->second;
      break;
    }
    passed.push_back(at);
    const std::string absolute = joined(at, kConfigName);
    const std::string shown = shown_path(current_folder_, absolute);
    if (sources_.is_file(shown)) {
      entry = by_path_.emplace(absolute, read(shown)).first->second.get();
      break;
    }
    if (at == "/" || at.empty()) break;
  }
  for (const std::string_view it : passed) nearest_.emplace(std::string(it), entry);
  return entry;
}

std::unique_ptr<Configurations::Entry> Configurations::without_file() const {
  auto entry = std::make_unique<Entry>();
  entry->config.schemas = schemas_.claims();
  return entry;
}

std::unique_ptr<Configurations::Entry> Configurations::read(const std::string& path) {
  auto entry = std::make_unique<Entry>();
  Result<std::string> bytes = sources_.read(path);
  if (!bytes) {
    tell_({.path = bytes.error().path, .message = bytes.error().cause});
    entry->usable = false;
    return entry;
  }
  const SourceText text(path, std::move(*bytes));
  const std::string folder(folder_of(path));
  const KnownNames known = names_known_in(folder, rules_, schemas_, sources_);
  ConfigFile file = parse_config(text, known);
  for (const ConfigProblem& it : file.problems) {
    tell_({.path = it.path, .at = it.at, .range = it.range, .message = it.message});
  }
  entry->usable = file.problems.empty();
  entry->config = std::move(file.config);
  entry->config.current_folder = current_folder_;
  for (std::string& root : entry->config.links.roots) {
    root = shown_path(current_folder_, joined(joined(current_folder_, folder), root));
  }
  const std::string absolute = joined(current_folder_, folder.empty() ? "." : folder);
  if (absolute != current_folder_) entry->config.folder = absolute;
  if (!entry->config.chooses_schemas) std::ranges::move(schemas_.claims(), std::back_inserter(entry->config.schemas));
  return entry;
}

bool Configurations::ensure_loaded(const Config& config, SchemaChoice& choice) {
  if (choice.schema) return true;
  const bool is_path = is_schema_path(choice.name);
  Schemas::Loaded loaded = schemas_.load(is_path ? joined(folder_of(config.path), choice.name) : choice.name);
  for (const FileProblem& it : loaded.problems) tell_(it);
  choice.schema = std::move(loaded.schema);
  return choice.schema != nullptr;
}

}  // namespace rubric::session
