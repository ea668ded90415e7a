#include "lint/cli/scope.h"

#include <set>
#include <utility>

#include <fmt/format.h>

#include "lint/cli/broken_links.h"
#include "lint/cli/git_sources.h"
#include "lint/text/hash.h"
#include "lint/text/likeness.h"
#include "lint/text/path.h"

namespace rubric::cli {

Result<std::unique_ptr<Scope>> Scope::of(const CheckArguments& arguments, const std::string& current_folder) {
  std::unique_ptr<Scope> scope(new Scope(arguments.paths, current_folder));
  scope->shard_ = arguments.shard;
  scope->disk_ = std::make_unique<DiskSources>(current_folder, shown_path(current_folder, arguments.stdin_filename),
                                                arguments.no_ignore ? Ignored::taken : Ignored::left_out);
  scope->sources_ = scope->disk_.get();
  if (!arguments.staged && arguments.since.empty()) return scope;

  Result<void> taken = scope->open_git(arguments.staged);
  if (taken && !arguments.since.empty()) taken = scope->take_since(arguments.since, arguments.staged);
  else if (taken && !arguments.paths_named) taken = scope->take_staged();
  if (!taken) return tl::make_unexpected(taken.error());
  return scope;
}

Result<void> Scope::open_git(bool staged) {
  Result<Git> git = Git::open(current_folder_);
  if (!git) return tl::make_unexpected(git.error());
  git_.emplace(std::move(*git));
  index_ = std::make_unique<GitSources>(GitSources::index(*git_, current_folder_, *disk_));
  work_tree_ = std::make_unique<WorkTreeSources>(*disk_, *index_);
  sources_ = staged ? index_.get() : work_tree_.get();
  return {};
}

Result<void> Scope::take_since(const std::string& revision, bool staged) {
  const Result<std::string> base = git_->merge_base(revision);
  if (!base) return tl::make_unexpected(base.error());
  const Result<std::vector<GitChange>> changes =
      staged ? git_->changes_to_index(*base) : git_->changes_to_work_tree(*base);
  if (!changes) return tl::make_unexpected(changes.error());
  const RepositoryPaths paths(*git_, current_folder_);
  compares_ = true;
  changed_.emplace();
  OlderSources::Blobs blobs;
  for (const GitChange& it : *changes) {
    const std::string shown = paths.shown(it.path);
    blobs.emplace(shown, it.old_blob);
    if (!is_markdown_name(shown) || it.kind == GitChange::Kind::deleted) continue;
    if (it.kind == GitChange::Kind::unmerged && staged) {
      return failure(shown, "has a conflict that is not resolved in git's index");
    }
    changed_->push_back(shown);
    if (!it.old_blob.empty()) before_.emplace(shown, Before{shown, it.old_blob});
  }
  if (Result<void> found = find_renamed(*changes); !found) return found;
  std::vector<std::string> all;
  for (const auto& [shown, blob] : blobs) all.push_back(shown);
  older_ = std::make_unique<OlderSources>(*sources_, *git_, current_folder_, std::move(blobs));
  take_broken(all);
  return {};
}

// A page that did not change is in another state if what it leads to is.
void Scope::take_broken(const std::vector<std::string>& changed) {
  const std::vector<std::string> lost = lost_targets(changed, *older_, *sources_);
  if (lost.empty()) return;
  const std::set<std::string, std::less<>> met(changed.begin(), changed.end());
  const Files files = sources_->files(paths_, nullptr);
  while (const auto file = files()) {
    if (!*file || met.contains((*file)->shown)) continue;
    const Result<std::string> text = sources_->read((*file)->path);
    if (!text || !names_one(*text, lost)) continue;
    changed_->push_back((*file)->shown);
    before_.emplace((*file)->shown, Before{(*file)->shown, ""});
  }
}

// git knows nothing of files that are not tracked, so what was renamed is found here, by content.
Result<void> Scope::find_renamed(const std::vector<GitChange>& changes) {
  const RepositoryPaths paths(*git_, current_folder_);
  std::map<std::string, Sketch> gone, added;
  std::map<std::string, std::string> blobs;
  for (const GitChange& it : changes) {
    if (it.kind == GitChange::Kind::deleted && is_markdown_name(it.path)) {
      blobs.emplace(paths.shown(it.path), it.old_blob);
    }
  }
  if (blobs.empty()) return {};
  for (const std::string& shown : *changed_) {
    if (before_.contains(shown)) continue;
    if (const Result<std::string> bytes = sources_->read(shown)) added.emplace(shown, sketch_of(*bytes));
  }
  if (added.empty()) return {};
  for (const auto& [shown, blob] : blobs) {
    const Result<std::optional<std::string>> bytes = git_->content(blob);
    if (!bytes) return tl::make_unexpected(bytes.error());
    if (*bytes) gone.emplace(shown, sketch_of(**bytes));
  }
  for (const auto& [shown, old] : renamed(gone, added)) before_.emplace(shown, Before{old, blobs[old]});
  return {};
}

const Before* Scope::before(const std::string& shown) const {
  const auto found = before_.find(shown);
  return found == before_.end() ? nullptr : &found->second;
}

Result<std::string> Scope::read(const Before& before) const {
  if (before.blob.empty()) return sources_->read(before.shown);
  Result<std::optional<std::string>> bytes = git_->content(before.blob);
  if (!bytes) return tl::make_unexpected(bytes.error());
  if (!*bytes) return failure(before.shown, "its old content is not in this clone of the repository");
  return std::move(**bytes);
}

bool Scope::holds(const std::string& shown) const {
  return shard_.count == 1 || hash_of(shown) % shard_.count == shard_.index - 1;
}

Result<void> Scope::take_staged() {
  const Result<std::vector<GitChange>> changes = git_->staged_changes();
  if (!changes) return tl::make_unexpected(changes.error());
  const RepositoryPaths paths(*git_, current_folder_);
  changed_.emplace();
  for (const GitChange& it : *changes) {
    const std::string shown = paths.shown(it.path);
    if (it.kind == GitChange::Kind::unmerged) {
      return failure(shown, "has a conflict that is not resolved in git's index");
    }
    if (it.kind != GitChange::Kind::deleted) changed_->push_back(shown);
  }
  return {};
}

Files Scope::documents(const LeaveOut& leave_out) const {
  Files files;
  if (changed_) {
    std::vector<Result<WalkedFile>> found;
    for (const std::string& shown : *changed_) {
      if (is_met(shown, current_folder_, paths_, leave_out)) found.emplace_back(WalkedFile{shown, shown});
    }
    files = in_order_of_names(std::move(found));
  } else {
    files = sources_->files(paths_, leave_out);
  }
  if (shard_.count == 1) return files;
  return [this, files] {
    for (;;) {
      auto next = files();
      if (!next || !*next || holds((*next)->shown)) return next;
    }
  };
}

}  // namespace rubric::cli
