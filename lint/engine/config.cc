#include "lint/engine/config.h"

#include "lint/text/path.h"

namespace rubric::engine {

std::string path_for_globs(const Config& config, std::string_view path) {
  if (config.folder.empty()) return std::string(path);
  std::string absolute = joined(config.current_folder, path);
  if (config.folder == "/") return absolute.substr(1);
  const bool inside = absolute.starts_with(config.folder) && absolute.size() > config.folder.size() &&
                      absolute[config.folder.size()] == '/';
  return inside ? absolute.substr(config.folder.size() + 1) : absolute;
}

std::optional<std::size_t> choice_for(const Config& config, std::string_view path) {
  if (config.schemas.empty()) return std::nullopt;
  const std::string seen = path_for_globs(config, path);
  for (std::size_t i = 0; i < config.schemas.size(); ++i) {
    if (any_matches(config.schemas[i].files, seen)) return i;
  }
  return std::nullopt;
}

const Schema* schema_for(const Config& config, std::string_view path) {
  if (config.schema_for_all) return config.schema_for_all.get();
  const auto choice = choice_for(config, path);
  return choice ? config.schemas[*choice].schema.get() : nullptr;
}

void put_on_top(std::map<std::string, RuleSetting, std::less<>>& rules, const std::string& rule,
                const RuleSetting& later) {
  const auto [at, fresh] = rules.try_emplace(rule, later);
  if (fresh) return;
  if (later.severity) at->second.severity = later.severity;
  at->second.options.set_all(later.options);
}

bool is_excluded(const Config& config, std::string_view path) {
  return !config.exclude.empty() && any_matches(config.exclude, path_for_globs(config, path));
}

std::vector<std::size_t> overrides_for(const Config& config, std::string_view path) {
  std::vector<std::size_t> found;
  if (config.overrides.empty()) return found;
  const std::string seen = path_for_globs(config, path);
  for (std::size_t i = 0; i < config.overrides.size(); ++i) {
    const Override& it = config.overrides[i];
    if (!it.rules.empty() && any_matches(it.files, seen)) found.push_back(i);
  }
  return found;
}

Config with_overrides(const Config& config, const std::vector<std::size_t>& overrides) {
  Config out = config;
  out.overrides.clear();
  for (const std::size_t i : overrides) {
    for (const auto& [rule, setting] : config.overrides[i].rules) put_on_top(out.rules, rule, setting);
  }
  return out;
}

bool is_schema_path(std::string_view name) {
  return name.find('/') != name.npos || name.ends_with(".yaml") || name.ends_with(".yml");
}

}  // namespace rubric::engine
