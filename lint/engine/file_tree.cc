#include "lint/engine/file_tree.h"

#include <algorithm>
#include <utility>

#include "lint/text/path.h"

namespace rubric::engine {
FileTree::Is FileTree::what_is(std::string_view path, std::string_view root) const {
  if (root.empty() || !is_inside(path, root)) return Is::unknown;
  if (path == root) return Is::folder;
  return what_is(folder(folder_of(path), root), name_in_folder(path));
}

FileTree::Is FileTree::what_is(const Folder& around, std::string_view name) {
  if (around.is != Is::folder) return around.is;
  if (around.entries.empty()) return Is::unknown;
  const auto found = std::ranges::lower_bound(around.entries, name, {}, &FolderEntry::name);
  if (found == around.entries.end() || found->name != name) return Is::absent;
  if (found->kind == FolderEntry::Kind::elsewhere) return Is::unknown;
  return found->kind == FolderEntry::Kind::folder ? Is::folder : Is::file;
}

const FolderEntries* FileTree::entries(std::string_view path, std::string_view root) const {
  if (root.empty() || !is_inside(path, root)) return nullptr;
  const Folder& its = folder(path, root);
  return its.is == Is::folder ? &its.entries : nullptr;
}

// From the root down, so that no more is listed, or kept, than there is.
const FileTree::Folder& FileTree::folder(std::string_view path, std::string_view root) const {
  static const Folder kAbsent{Is::absent, {}}, kUnknown{Is::unknown, {}};
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = folders_.find(path); known != folders_.end()) return *known->second;
  }
  const Folder* at = &listed(root);
  for (std::size_t end = root == "/" ? 0 : root.size(); end < path.size();) {
    const std::size_t begin = end + 1;
    if (begin == path.size()) break;
    end = std::min(path.find('/', begin), path.size());
    const Is is = what_is(*at, path.substr(begin, end - begin));
    if (is == Is::unknown) return kUnknown;
    if (is != Is::folder) return kAbsent;   // in a file there is nothing, too
    at = &listed(path.substr(0, end));
  }
  return *at;
}

const FileTree::Folder& FileTree::listed(std::string_view path) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = folders_.find(path); known != folders_.end()) return *known->second;
  }
  std::optional<FolderEntries> entries = access_.entries(std::string(path));
  auto made = std::make_unique<Folder>(entries ? Folder{Is::folder, *std::move(entries)} : Folder{Is::unknown, {}});
  const std::lock_guard lock(mutex_);
  return *folders_.emplace(std::string(path), std::move(made)).first->second;
}

bool FileTree::asks_about(std::string_view path) const {
  const std::lock_guard lock(mutex_);
  for (std::string_view at = path; at.size() > 1; at = folder_of(at)) {
    const auto around = folders_.find(folder_of(at));
    if (around == folders_.end()) continue;
    return at == path || what_is(*around->second, name_in_folder(at)) !=
                             Is::folder;  // of a folder that is there somebody would have asked
  }
  return false;
}

const std::string& FileTree::root_around(std::string_view folder) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto known = roots_.find(folder); known != roots_.end()) return *known->second;
  }
  auto made = std::make_unique<std::string>(access_.root_around(std::string(folder)));
  const std::lock_guard lock(mutex_);
  return *roots_.emplace(std::string(folder), std::move(made)).first->second;
}

}  // namespace rubric::engine
