#include "lint/engine/anchor_ways.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

#include "lint/text/ascii.h"
#include "lint/text/path.h"

namespace rubric::engine {
namespace {

constexpr auto kHugo = std::to_array<std::string_view>({"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"});
constexpr auto kFormerlyHugo =
    std::to_array<std::string_view>({"config.toml", "config.yaml", "config.yml", "config.json"});
constexpr auto kJekyll = std::to_array<std::string_view>({"_config.yml", "_config.yaml", "_config.toml"});
constexpr auto kOthers = std::to_array<std::string_view>(
    {"mkdocs.yml", "mkdocs.yaml", "docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs", "book.toml",
     "antora.yml", "conf.py", ".vitepress", "astro.config.mjs", "astro.config.ts", "_quarto.yml"});

// One folder on the way up.
class Folder {
 public:
  Folder(const FileTree& tree, std::string_view path, std::string_view root)
      : tree_(tree), path_(path), root_(root), entries_(tree.entries(path, root)) {}

  bool has(std::string_view name) const {
    if (entries_ == nullptr) return false;
    const auto found = std::ranges::lower_bound(*entries_, name, {}, &FolderEntry::name);
    return found != entries_->end() && found->name == name;
  }
  bool has_any(std::span<const std::string_view> names) const {
    return std::ranges::any_of(names, [&](std::string_view it) { return has(it); });
  }
  bool is_hugo() const {
    if (has_any(kHugo) || (has("content") && has_any(kFormerlyHugo))) return true;
    return has("config") && tree_.what_is(joined(path_, "config/_default"), root_) == FileTree::Is::folder;
  }
  bool is_jekyll() const { return has_any(kJekyll) && !has("scaffolds"); }
  bool is_other() const { return has_any(kOthers) || has_any(kJekyll); }

 private:
  const FileTree& tree_;
  std::string_view path_, root_;
  const FolderEntries* entries_;
};

}  // namespace

bool is_read_in_repository(std::string_view path) {
  const std::string_view name = name_in_folder(path);
  constexpr std::string_view kReadme = "readme.";
  const bool readme =
      name.size() > kReadme.size() && std::ranges::equal(name.substr(0, kReadme.size()), kReadme, {}, ascii_small);
  return readme || path.find("/.github/") != path.npos || path.find("/.gitlab/") != path.npos;
}

std::optional<AnchorWays> told_anchor_ways(const FileTree& tree, std::string_view path) {
  const bool here = is_read_in_repository(path);
  const std::string root = tree.root_around(folder_of(path));
  if (root.empty()) return std::nullopt;
  for (std::string_view at = folder_of(path); is_inside(at, root); at = folder_of(at)) {
    const Folder folder(tree, at, root);
    if (!here && folder.is_hugo()) return AnchorWays(AnchorStyle::hugo);
    if (!here && folder.is_jekyll()) return AnchorWays(AnchorStyle::kramdown, {AnchorStyle::github});
    if (!here && folder.is_other()) return std::nullopt;
    const bool github = folder.has(".github");
    if (folder.has(".gitlab-ci.yml")) {
      return github ? AnchorWays(AnchorStyle::gitlab, {AnchorStyle::github}) : AnchorWays(AnchorStyle::gitlab);
    }
    if (github) return AnchorWays(AnchorStyle::github);
    if (at == root) break;
  }
  return std::nullopt;
}

}  // namespace rubric::engine
