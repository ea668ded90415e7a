#include "tests/site.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "lint/engine/addresses.h"
#include "rules/all_rules.h"

namespace rubric::testing {

LinkSettings links_in(const std::string& configuration) {
  const SourceText file(".rubric.yaml", configuration);
  return parse_config(file, {.rules = rules::all_rules(), .schemas = {}, .schema_exists = {}, .read = {}}).config.links;
}

TestSite::TestSite(const std::vector<Page>& pages, const Config& config) : config_(config) {
  for (const Page& it : pages) files_.emplace(it.path, it.text);
}

const PageIndex* TestSite::of(const std::string& path) {
  const Schema* schema = schema_for(config_, path);
  if (schema == nullptr) return nullptr;
  const auto root = root_of(path, *schema, config_.links);
  if (!root) return nullptr;
  std::unique_ptr<PageIndex>& index = indexes_[std::string(*root)];
  if (index) return index.get();
  SiteFiles files{.is_file = [this](const std::string& file) { return files_.contains(file); },
                  .read = [this](const std::string& file) -> std::optional<std::string> {
                    const auto found = files_.find(file);
                    return found == files_.end() ? std::nullopt : std::optional(found->second);
                  },
                  .pages_below = [this](const std::string& folder, std::size_t levels) {
                    std::vector<std::string> found;
                    for (const auto& [file, text] : files_) {
                      if (!folder.empty() && !file.starts_with(folder + '/')) continue;
                      const std::string_view below = std::string_view(file).substr(folder.empty() ? 0 : folder.size() + 1);
                      if (static_cast<std::size_t>(std::ranges::count(below, '/')) <= levels) found.push_back(file);
                    }
                    return found;
                  }};
  index = std::make_unique<PageIndex>(std::string(*root), *schema, config_.links, std::move(files));
  return index.get();
}

}  // namespace rubric::testing
