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

TestSite::TestSite(const std::vector<Page>& pages, const Config& config)
    : config_(config),
      tree_({.entries = [this](const std::string& folder) { return entries(folder); },
             .root_around = [](const std::string&) { return std::string("/site"); }}) {
  for (const Page& it : pages) files_.emplace(it.path, it.text);
}

std::optional<FolderEntries> TestSite::entries(const std::string& folder) const {
  const std::string above = folder == "/site" ? "" : folder.substr(6) + "/";
  FolderEntries found;
  for (const auto& [path, text] : files_) {
    if (!path.starts_with(above)) continue;
    const std::string_view below = std::string_view(path).substr(above.size());
    FolderEntry entry{std::string(below.substr(0, below.find('/'))),
                      below.find('/') == below.npos ? FolderEntry::Kind::file : FolderEntry::Kind::folder};
    if (std::ranges::find(found, entry.name, &FolderEntry::name) == found.end()) found.push_back(std::move(entry));
  }
  if (found.empty()) return std::nullopt;
  std::ranges::sort(found, {}, &FolderEntry::name);
  return found;
}

const PageIndex* TestSite::of(const std::string& path) {
  const Schema* schema = schema_for(config_, path);
  const std::optional<std::string> root(root_of(path, schema, config_.links));
  std::unique_ptr<PageIndex>& index = indexes_[{schema, root}];
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
                      const std::string_view below =
                          std::string_view(file).substr(folder.empty() ? 0 : folder.size() + 1);
                      if (static_cast<std::size_t>(std::ranges::count(below, '/')) <= levels) found.push_back(file);
                    }
                    return found;
                  }};
  files.tree = &tree_;
  files.current_folder = "/site";
  index = std::make_unique<PageIndex>(root, schema, config_.links, std::move(files));
  return index.get();
}

}  // namespace rubric::testing
