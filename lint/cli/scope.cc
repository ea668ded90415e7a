#include "lint/cli/scope.h"

#include <utility>

#include <fmt/format.h>

#include "lint/cli/git_sources.h"
#include "lint/text/path.h"

namespace rubric::cli {

Result<std::unique_ptr<Scope>> Scope::of(const CheckArguments& arguments, const std::string& current_folder) {
  std::unique_ptr<Scope> scope(new Scope(arguments.paths, current_folder));
  scope->disk_ = std::make_unique<DiskSources>(current_folder, shown_path(current_folder, arguments.stdin_filename));
  scope->sources_ = scope->disk_.get();
  if (!arguments.staged) return scope;

  Result<Git> git = Git::open(current_folder);
  if (!git) return tl::make_unexpected(git.error());
  scope->git_.emplace(std::move(*git));
  scope->index_ = std::make_unique<GitSources>(GitSources::index(*scope->git_, current_folder, *scope->disk_));
  scope->sources_ = scope->index_.get();
  if (!arguments.paths_named) {
    if (const Result<void> taken = scope->take_staged(); !taken) return tl::make_unexpected(taken.error());
  }
  return scope;
}

Result<void> Scope::take_staged() {
  const Result<std::vector<GitChange>> changes = git_->staged_changes();
  if (!changes) return tl::make_unexpected(changes.error());
  const RepositoryPaths paths(*git_, current_folder_);
  changed_.emplace();
  for (const GitChange& it : *changes) {
    const std::string shown = paths.shown(it.path);
    if (it.kind == GitChange::Kind::unmerged) return failure(shown, "has a conflict that is not resolved in git's index");
    if (it.kind != GitChange::Kind::deleted) changed_->push_back(shown);
  }
  return {};
}

Files Scope::documents(const LeaveOut& leave_out) const {
  if (!changed_) return sources_->files(paths_, leave_out);
  std::vector<Result<WalkedFile>> found;
  for (const std::string& shown : *changed_) {
    if (is_met(shown, current_folder_, paths_, leave_out)) found.emplace_back(WalkedFile{shown, shown});
  }
  return in_order_of_names(std::move(found));
}

}  // namespace rubric::cli
