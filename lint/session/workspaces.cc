#include "lint/session/workspaces.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/engine/addresses.h"
#include "lint/io/read.h"
#include "lint/text/path.h"

namespace rubric::session {
namespace {

SiteFiles files_of(const Sources& sources) {
  return {.is_file = [&sources](const std::string& path) { return sources.is_file(path); },
          .read = [&sources](const std::string& path) -> std::optional<std::string> {
            Result<std::string> text = sources.read(path);
            return text ? std::optional(std::move(*text)) : std::nullopt;
          },
          .pages_below = [&sources](const std::string& folder, std::size_t levels) {
            std::vector<std::string> pages;
            const auto too_deep = [&](const std::string& shown) {
              if (shown.size() <= folder.size()) return false;   // the folder itself
              const std::string_view below = std::string_view(shown).substr(folder.empty() ? 0 : folder.size() + 1);
              return static_cast<std::size_t>(std::ranges::count(below, '/')) > levels;
            };
            const Files files = sources.files({folder.empty() ? "." : folder}, too_deep);
            while (auto found = files()) {
              if (*found) pages.push_back((*found)->shown);   // what cannot be read is told where it is checked
            }
            return pages;
          }};
}

}  // namespace

bool Workspaces::are_asked_for(const Config& config) {
  if (const auto known = asked_for_.find(&config); known != asked_for_.end()) return known->second;
  const bool asked = std::ranges::any_of(rules_, [&](const Rule* rule) {
    const auto set = config.rules.find(rule->name);
    return rule->about_site && (set == config.rules.end() || set->second.severity != Severity::off);
  });
  return asked_for_[&config] = asked;
}

const PageIndex* Workspaces::of(const Governing& governing, const std::string& shown) {
  if (governing.config == nullptr || !are_asked_for(*governing.config)) return nullptr;
  const std::optional<std::string> root(root_of(shown, governing.schema, governing.config->links));
  std::unique_ptr<PageIndex>& index = indexes_[{governing.config, governing.schema, root}];
  if (!index) {
    SiteFiles files = files_of(sources_);
    files.may_not_edit = leave_out_;
    files.tree = &tree_of(*governing.config);
    files.current_folder = current_folder_;
    if (follow_ == ChecksFollow::no) files.kept = 0;
    index = std::make_unique<PageIndex>(root, governing.schema, governing.config->links, std::move(files));
  }
  return index.get();
}

void Workspaces::is_about(const std::vector<std::string>& paths) {
  for (const std::string& it : paths) named_.push_back(joined(current_folder_, it));
}

// What belongs together: a repository, or else what a configuration is for, or what the run is about.
const FileTree& Workspaces::tree_of(const Config& config) {
  std::unique_ptr<FileTree>& tree =
      trees_[config.path.empty() ? std::string() : joined(current_folder_, folder_of(config.path))];
  if (tree) return *tree;
  std::vector<std::string> others;
  if (!config.path.empty()) others.push_back(config.folder.empty() ? current_folder_ : config.folder);
  others.push_back(current_folder_);
  others.insert(others.end(), named_.begin(), named_.end());
  tree = std::make_unique<FileTree>(FileTree::Access{
      .entries = [this](const std::string& folder) { return sources_.entries(folder); },
      .root_around = [others = std::move(others)](const std::string& folder) {
        if (std::string repository = repository_around(folder); !repository.empty()) return repository;
        const auto holds = [&](const std::string& it) {
          return folder.starts_with(it) && (it == "/" || folder.size() == it.size() || folder[it.size()] == '/');
        };
        const auto around = std::ranges::find_if(others, holds);
        return around == others.end() ? folder : *around;
      }});
  return *tree;
}

void Workspaces::forget() {
  indexes_.clear();
  trees_.clear();
}

bool Workspaces::asks_about(std::string_view path) const {
  return std::ranges::any_of(trees_, [&](const auto& it) { return it.second->asks_about(path); });
}

bool Workspaces::edited(const ParsedPage& page) {
  bool news = false;
  for (const auto& [key, index] : indexes_) news = index->edited(page) || news;
  return news;
}

bool Workspaces::edited(const std::string& shown) {
  bool news = false;
  for (const auto& [key, index] : indexes_) news = index->edited(shown) || news;
  return news;
}

void Workspaces::follow_up(ChecksFollow follow) {
  follow_ = follow;
  for (const auto& [key, index] : indexes_) index->keep_at_most(follow == ChecksFollow::no ? 0 : SiteFiles().kept);
}

std::size_t Workspaces::unknown_pages() const {
  std::size_t count = 0;
  for (const auto& [key, index] : indexes_) {
    if (!std::get<0>(key)->links.roots.empty()) count += index->unknown_pages();
  }
  return count;
}

}  // namespace rubric::session
