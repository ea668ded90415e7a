// A git repository, asked through the program `git`: its formats are stable, and it knows of worktrees,
// sparse checkouts, other index files and every kind of object store.
//
// Paths of a repository are relative to its top folder, with '/', as the bytes git holds.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/io/error.h"

namespace rubric::io {

// A file in git: what a path stands for in the index or in a revision. Links and submodules are none.
struct GitFile {
  std::string path;
  std::string blob;        // the name of its content; "" where the content is on the disk alone
};

// Any name in git's index: also links and submodules.
struct GitName {
  std::string path;
  bool is_file = true;         // false: a link, or a submodule
  bool is_left_out = false;    // of the work tree, by a sparse checkout
};

// What became of a path between an old state and a new one.
struct GitChange {
  enum class Kind : std::uint8_t { added, modified, deleted, unmerged };
  Kind kind = Kind::modified;
  std::string path;
  std::string old_blob, new_blob;   // "" where there is none, or the new content is on the disk alone
};

class Git {
 public:
  // The repository that holds the current folder, which is absolute and without symbolic links.
  static Result<Git> open(const std::string& current_folder);

  Git(Git&&) noexcept;
  ~Git();

  const std::string& top() const;      // absolute
  const std::string& prefix() const;   // from the top to the current folder: "" or "docs/"

  // The commit where HEAD left the history of `revision`, or why there is none: it is unknown, has nothing in
  // common with HEAD, or the history is not here (a shallow clone).
  Result<std::string> merge_base(const std::string& revision) const;

  // From a commit to the index or to the work tree, untracked files included; sorted by path, without renames.
  Result<std::vector<GitChange>> changes_to_index(const std::string& commit) const;
  Result<std::vector<GitChange>> changes_to_work_tree(const std::string& commit) const;
  // From HEAD, or from nothing before the first commit. While a merge is being committed, what is as on the
  // other side of it is no change.
  Result<std::vector<GitChange>> staged_changes() const;

  Result<std::vector<GitFile>> files_of_index() const;                         // sorted by path
  Result<std::vector<GitName>> names_of_index() const;                         // sorted by path
  Result<std::vector<GitFile>> files_of_commit(const std::string& commit) const;

  // Content by the name of a blob, as ":0:path" of the index, or as "commit:path". Several threads may ask.
  // Nothing if there is no such thing.
  Result<std::optional<std::string>> content(const std::string& name) const;

  // Where git looks for a file of its own folder, as "hooks"; relative to the current folder, or absolute.
  Result<std::string> own_path(const std::string& name) const;

 private:
  struct State;
  explicit Git(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace rubric::io
