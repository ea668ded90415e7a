#include "lint/cli/git_sources.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <utility>

#include <fmt/format.h>

#include "lint/text/path.h"

namespace rubric::cli {

std::string RepositoryPaths::shown(std::string_view repository_path) const {
  return shown_path(current_folder_, joined(git_.top(), repository_path));
}

std::optional<std::string> RepositoryPaths::in_repository(std::string_view path) const {
  const std::string absolute = joined(current_folder_, path);
  if (absolute == git_.top()) return std::string();
  const std::string above = git_.top() == "/" ? "/" : git_.top() + "/";
  if (!absolute.starts_with(above)) return std::nullopt;
  return absolute.substr(above.size());
}

bool is_met(const std::string& shown, const std::string& current_folder, const std::vector<std::string>& roots,
            const LeaveOut& leave_out) {
  const std::string path = joined(current_folder, shown);
  const auto is_named = [&](const std::string& root) { return joined(current_folder, root) == path; };
  if (std::ranges::any_of(roots, is_named)) return !leave_out || !leave_out(shown);
  if (!is_markdown_name(shown)) return false;
  const auto met_from = [&](const std::string& root) {
    if (!is_inside(path, root) ||
        (root != current_folder && leave_out && leave_out(shown_path(current_folder, root)))) {
      return false;
    }
    for (std::size_t from = root == "/" ? 1 : root.size() + 1; from <= path.size();) {
      const std::size_t end = std::min(path.find('/', from), path.size());
      const std::string_view name = std::string_view(path).substr(from, end - from);
      if (name.starts_with('.') || name == "node_modules") return false;
      if (leave_out && leave_out(shown_path(current_folder, path.substr(0, end)))) return false;
      from = end + 1;
    }
    return true;
  };
  return std::ranges::any_of(roots, [&](const std::string& root) { return met_from(joined(current_folder, root)); });
}

Files in_order_of_names(std::vector<Result<WalkedFile>> found) {
  const auto place = [](const Result<WalkedFile>& it) {
    return std::pair(it.has_value(), it ? it->shown : it.error().path);
  };
  std::ranges::sort(found, {}, place);
  const auto same = std::ranges::unique(found, {}, place);
  found.erase(same.begin(), same.end());
  const auto rest = std::make_shared<std::vector<Result<WalkedFile>>>(std::move(found));
  std::ranges::reverse(*rest);
  return [rest]() -> std::optional<Result<WalkedFile>> {
    if (rest->empty()) return std::nullopt;
    Result<WalkedFile> next = std::move(rest->back());
    rest->pop_back();
    return next;
  };
}

Result<std::string> WorkTreeSources::read(const std::string& path) const {
  Result<std::string> bytes = disk_.read(path);
  return !bytes && bytes.error().number == ENOENT && index_.is_file(path) ? index_.read(path) : bytes;
}

bool WorkTreeSources::is_file(const std::string& path) const {
  if (disk_.is_file(path)) return true;
  const FolderEntries left_out = index_.left_out(std::string(folder_of(path)));
  return std::ranges::binary_search(left_out, name_in_folder(path), {}, &FolderEntry::name);
}

namespace {

// Both sorted; what is in both is as `one` has it.
FolderEntries united(FolderEntries one, const FolderEntries& other) {
  for (const FolderEntry& it : other) {
    const auto at = std::ranges::lower_bound(one, it.name, {}, &FolderEntry::name);
    if (at == one.end() || at->name != it.name) one.insert(at, it);
  }
  return one;
}

}  // namespace

std::optional<FolderEntries> WorkTreeSources::entries(const std::string& folder) const {
  std::optional<FolderEntries> on_disk = disk_.entries(folder);
  FolderEntries left_out = index_.left_out(folder);
  if (!on_disk) return left_out.empty() ? std::nullopt : std::optional(std::move(left_out));
  return united(*std::move(on_disk), left_out);
}

Files WorkTreeSources::files(const std::vector<std::string>& paths, LeaveOut leave_out) const {
  return disk_.files(paths, std::move(leave_out));
}

const std::string* OlderSources::blob_of(const std::string& path) const {
  const auto found = blobs_.find(shown_path(current_folder_, joined(current_folder_, path)));
  return found == blobs_.end() ? nullptr : &found->second;
}

Result<std::string> OlderSources::read(const std::string& path) const {
  const std::string* const blob = blob_of(path);
  if (blob == nullptr) return now_.read(path);
  if (blob->empty()) return failure(path, "was not there before the change");
  Result<std::optional<std::string>> bytes = git_.content(*blob);
  if (!bytes) return tl::make_unexpected(bytes.error());
  if (!*bytes) return failure(path, "its old content is not in this clone of the repository");
  return std::move(**bytes);
}

bool OlderSources::is_file(const std::string& path) const {
  const std::string* const blob = blob_of(path);
  return blob == nullptr ? now_.is_file(path) : !blob->empty();
}

std::optional<FolderEntries> OlderSources::entries(const std::string& folder) const {
  std::optional<FolderEntries> found = now_.entries(folder);
  const std::string shown = shown_path(current_folder_, joined(current_folder_, folder));
  const std::string above = shown.empty() || shown == "." ? "" : shown + "/";
  FolderEntries had;
  for (auto it = blobs_.lower_bound(above); it != blobs_.end() && it->first.starts_with(above); ++it) {
    const std::string_view below = std::string_view(it->first).substr(above.size());
    const std::size_t slash = below.find('/');
    const FolderEntry entry{std::string(below.substr(0, slash)),
                            slash == below.npos ? FolderEntry::Kind::file : FolderEntry::Kind::folder};
    if (!it->second.empty()) had.push_back(entry);
    else if (found && slash == below.npos) std::erase(*found, entry);
  }
  if (!found && had.empty()) return std::nullopt;
  return united(std::move(found).value_or(FolderEntries{}), had);
}

Files OlderSources::files(const std::vector<std::string>& paths, LeaveOut leave_out) const {
  std::vector<Result<WalkedFile>> found;
  const Files files = now_.files(paths, leave_out);
  while (auto file = files()) {
    if (!*file || !blobs_.contains((*file)->shown)) found.push_back(std::move(*file));
  }
  for (const auto& [shown, blob] : blobs_) {
    if (!blob.empty() && is_met(shown, current_folder_, paths, leave_out)) found.emplace_back(WalkedFile{shown, shown});
  }
  return in_order_of_names(std::move(found));
}

GitSources GitSources::index(const Git& git, const std::string& current_folder, const Sources& otherwise) {
  return {git, current_folder, "", &otherwise};
}

GitSources GitSources::commit(const Git& git, const std::string& current_folder, const std::string& commit) {
  return {git, current_folder, commit, nullptr};
}

Result<std::string> GitSources::read(const std::string& path) const {
  Result<std::optional<std::string>> found = content(path);
  if (!found) return tl::make_unexpected(found.error());
  if (*found) return std::move(**found);
  if (otherwise_ != nullptr) return otherwise_->read(path);
  return failure(path, "is not in " + place());
}

bool GitSources::is_file(const std::string& path) const {
  const Result<std::optional<std::string>> found = content(path);
  return (found && *found) || (otherwise_ != nullptr && otherwise_->is_file(path));
}

void FolderNames::add(std::string_view path, FolderEntry::Kind kind) {
  for (std::size_t end = path.size(); end != path.npos;) {
    const std::size_t slash = path.rfind('/', end - 1);
    const bool at_top = slash == path.npos || slash >= end;
    const std::string_view folder = at_top ? std::string_view() : path.substr(0, slash);
    const std::size_t begin = at_top ? 0 : slash + 1;
    auto known = by_folder_.find(folder);
    const bool is_new = known == by_folder_.end();
    if (is_new) known = by_folder_.emplace(std::string(folder), FolderEntries{}).first;
    known->second.push_back({std::string(path.substr(begin, end - begin)), kind});
    if (!is_new || at_top) return;   // the folder is in the one above already
    kind = FolderEntry::Kind::folder;
    end = slash;
  }
}

void FolderNames::sort() {
  for (auto& [folder, entries] : by_folder_) {
    std::ranges::sort(entries, {}, &FolderEntry::name);
    const auto again = std::ranges::unique(entries, {}, &FolderEntry::name);
    entries.erase(again.begin(), again.end());
  }
}

const FolderEntries* FolderNames::in(std::string_view folder) const {
  const auto found = by_folder_.find(folder);
  return found == by_folder_.end() ? nullptr : &found->second;
}

const GitSources::Listed& GitSources::listed() const {
  std::call_once(listed_->once, [&] {
    const auto add = [&](FolderNames& names, std::string_view path, bool is_file) {
      names.add(path, is_file ? FolderEntry::Kind::file : FolderEntry::Kind::elsewhere);
    };
    if (!commit_.empty()) {
      const Result<std::vector<GitFile>> files = git_.files_of_commit(commit_);
      for (const GitFile& it : files ? *files : std::vector<GitFile>{}) add(listed_->all, it.path, true);
    } else if (const Result<std::vector<GitName>> names = git_.names_of_index()) {
      for (const GitName& it : *names) {
        add(listed_->all, it.path, it.is_file);
        if (it.is_left_out) add(listed_->left_out, it.path, it.is_file);
      }
    }
    listed_->all.sort();
    listed_->left_out.sort();
  });
  return *listed_;
}

std::optional<FolderEntries> GitSources::entries(const std::string& folder) const {
  const std::optional<std::string> inside = paths_.in_repository(folder);
  if (!inside) return otherwise_ == nullptr ? std::nullopt : otherwise_->entries(folder);
  const FolderEntries* const found = listed().all.in(*inside);
  return found == nullptr ? std::nullopt : std::optional(*found);
}

FolderEntries GitSources::left_out(const std::string& folder) const {
  const std::optional<std::string> inside = paths_.in_repository(folder);
  const FolderEntries* const found = inside ? listed().left_out.in(*inside) : nullptr;
  return found == nullptr ? FolderEntries{} : *found;
}

Files GitSources::files(const std::vector<std::string>& paths, LeaveOut leave_out) const {
  std::vector<Result<WalkedFile>> out;
  const Result<std::vector<GitFile>> listed = commit_.empty() ? git_.files_of_index() : git_.files_of_commit(commit_);
  if (!listed) {
    out.emplace_back(tl::make_unexpected(listed.error()));
    return in_order_of_names(std::move(out));
  }
  std::vector<std::string> shown;
  for (const GitFile& it : *listed) shown.push_back(paths_.shown(it.path));
  for (const std::string& path : paths) {
    const std::optional<std::string> inside = paths_.in_repository(path);
    if (const std::string named = paths_.shown(inside.value_or(""));
        inside && !named.empty() && named != "." && leave_out && leave_out(named)) {
      continue;
    }
    if (inside && std::ranges::binary_search(*listed, *inside, {}, &GitFile::path)) {
      out.emplace_back(WalkedFile{path, paths_.shown(*inside)});
      continue;
    }
    const std::size_t before = out.size();
    if (inside) {
      for (const std::string& it : shown) {
        if (is_met(it, paths_.current_folder(), {path}, leave_out)) out.emplace_back(WalkedFile{it, it});
      }
    }
    if (out.size() == before) out.emplace_back(failure(path, "no Markdown files of this name in " + place()));
  }
  return in_order_of_names(std::move(out));
}

Result<std::optional<std::string>> GitSources::content(const std::string& path) const {
  const std::optional<std::string> inside = paths_.in_repository(path);
  if (!inside || inside->empty()) return std::nullopt;
  return git_.content(fmt::format("{}:{}", commit_.empty() ? ":0" : commit_, *inside));
}

std::string GitSources::place() const { return commit_.empty() ? "git's index" : "commit " + commit_.substr(0, 10); }

}  // namespace rubric::cli
