#include "lint/lsp/folders.h"

#include <algorithm>
#include <utility>

#include "lint/io/read.h"
#include "lint/io/walk.h"
#include "lint/text/path.h"

namespace rubric::lsp {

Result<std::string> EditorSources::read(const std::string& path) const {
  const std::string absolute = joined(root_, path);
  if (const OpenDocument* open = documents_.by_path(absolute)) return open->text;
  return read_file(absolute);
}

bool EditorSources::is_file(const std::string& path) const {
  const std::string absolute = joined(root_, path);
  return documents_.by_path(absolute) != nullptr || io::is_file(absolute);
}

std::vector<std::string> EditorSources::names_in(const std::string& folder) const {
  return file_names(joined(root_, folder));
}

std::optional<FolderEntries> EditorSources::entries(const std::string& folder) const {
  const std::string absolute = joined(root_, folder);
  std::optional<FolderEntries> found = folder_entries(absolute);
  // What is open but was never saved is on no disk.
  for (const OpenDocument* document : documents_.files()) {
    if (folder_of(document->path) != absolute) continue;
    if (!found) found.emplace();
    FolderEntry entry{std::string(name_in_folder(document->path))};
    const auto at = std::ranges::lower_bound(*found, entry.name, {}, &FolderEntry::name);
    if (at == found->end() || at->name != entry.name) found->insert(at, std::move(entry));
  }
  return found;
}

Files EditorSources::files(const std::vector<std::string>& paths, LeaveOut leave_out) const {
  std::vector<std::string> absolute;
  absolute.reserve(paths.size());
  for (const std::string& it : paths) absolute.push_back(joined(root_, it));
  // What is open but was never saved is on no disk.
  std::vector<WalkedFile> unsaved;
  for (const OpenDocument* document : documents_.files()) {
    const bool inside = std::ranges::any_of(absolute, [&](const std::string& it) {
      return document->path == it || it == "/" ||
             (document->path.starts_with(it) && document->path.size() > it.size() && document->path[it.size()] == '/');
    });
    if (!inside || !is_markdown_name(document->path) || io::is_file(document->path)) continue;
    std::string shown = shown_path(root_, document->path);
    if (!leave_out || !leave_out(shown)) unsaved.push_back({document->path, std::move(shown)});
  }
  const auto walk = std::make_shared<Walk>(absolute, root_, "", std::move(leave_out));
  if (unsaved.empty()) return [walk] { return walk->next(); };
  std::ranges::sort(unsaved, std::ranges::greater(), &WalkedFile::shown);
  return [walk, unsaved = std::move(unsaved), ahead = walk->next()]() mutable -> std::optional<Result<WalkedFile>> {
    if (!unsaved.empty() && (!ahead || (*ahead && unsaved.back().shown < (*ahead)->shown))) {
      WalkedFile next = std::move(unsaved.back());
      unsaved.pop_back();
      return next;
    }
    return std::exchange(ahead, ahead ? walk->next() : std::nullopt);
  };
}

// What is wrong with configurations and schemas is shown in their own documents, not told from here.
Folder::Folder(std::string its_root, std::span<const schemas::Builtin> builtin, std::span<const Rule* const> rules,
               const Documents& documents)
    : root(std::move(its_root)),
      sources(root, documents),
      schemas(builtin, rules, sources),
      configurations(rules, schemas, sources, root, [](const FileProblem&) {}),
      sites(sources, rules, root, Workspaces::ChecksFollow::no,
            [this](const std::string& its) { return configurations.excludes(its); }) {}

std::string Folder::shown(std::string_view path) const { return shown_path(root, path); }

void Folders::add(std::string root) {
  if (!root.empty() && std::ranges::find(roots_, root) == roots_.end()) roots_.push_back(std::move(root));
}

void Folders::remove(std::string_view root) {
  std::erase(roots_, root);
}

Folder& Folders::of(std::string_view path) {
  std::string_view best = "/";
  for (const std::string& root : roots_) {
    const bool holds =
        path.starts_with(root) && (root == "/" || (path.size() > root.size() && path[root.size()] == '/'));
    if (holds && root.size() > best.size()) best = root;
  }
  return at(std::string(best));
}

Folder& Folders::first() { return at(roots_.empty() ? "/" : roots_.front()); }

Folder& Folders::at(const std::string& root) {
  const auto found = std::ranges::find_if(loaded_, [&](const auto& it) { return it->root == root; });
  if (found != loaded_.end()) return **found;
  return *loaded_.emplace_back(std::make_unique<Folder>(root, builtin_, rules_, documents_));
}

}  // namespace rubric::lsp
