// Files as git holds them: in its index, or in a commit.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/io/git.h"
#include "lint/session/sources.h"

namespace rubric::cli {

// Paths of a repository as reports show them, and back.
class RepositoryPaths {
 public:
  RepositoryPaths(const Git& git, std::string current_folder) : git_(git), current_folder_(std::move(current_folder)) {}

  const std::string& current_folder() const { return current_folder_; }
  std::string shown(std::string_view repository_path) const;
  std::optional<std::string> in_repository(std::string_view path) const;   // nothing: it is outside

 private:
  const Git& git_;
  std::string current_folder_;   // absolute
};

// Whether a run over `roots` is about the file `shown`: it is one of them, or a walk from one would meet it. Both are seen from the
// current folder, which is absolute.
bool is_met(const std::string& shown, const std::string& current_folder, const std::vector<std::string>& roots,
            const LeaveOut& leave_out);

class GitSources : public Sources {
 public:
  // What the index does not hold (a configuration that is not tracked, or stands above the repository) is
  // read from `otherwise`.
  static GitSources index(const Git& git, const std::string& current_folder, const Sources& otherwise);
  static GitSources commit(const Git& git, const std::string& current_folder, const std::string& commit);

  Result<std::string> read(const std::string& path) const override;
  bool is_file(const std::string& path) const override;
  Files files(const std::vector<std::string>& paths, LeaveOut leave_out) const override;

 private:
  GitSources(const Git& git, const std::string& current_folder, std::string commit, const Sources* otherwise)
      : git_(git), paths_(git, current_folder), commit_(std::move(commit)), otherwise_(otherwise) {}
  Result<std::optional<std::string>> content(const std::string& path) const;
  std::string place() const;   // for messages

  const Git& git_;
  RepositoryPaths paths_;
  std::string commit_;         // "" is the index
  const Sources* otherwise_;   // nullptr: nothing
};

// The disk; what a sparse checkout leaves out comes from the index.
class WorkTreeSources : public Sources {
 public:
  WorkTreeSources(const Sources& disk, const Sources& index) : disk_(disk), index_(index) {}

  Result<std::string> read(const std::string& path) const override;
  bool is_file(const std::string& path) const override;
  Files files(const std::vector<std::string>& paths, LeaveOut leave_out) const override;

 private:
  const Sources& disk_;
  const Sources& index_;
};

// Those of `found`, in the order of their names.
Files in_order_of_names(std::vector<Result<WalkedFile>> found);

}  // namespace rubric::cli
