// Files as git holds them: in its index, or in a commit.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
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

// The tree as it was before some changes: `now`, but for the paths that changed.
class OlderSources : public Sources {
 public:
  // By path, as shown: the content in git, or "" for what was not there.
  using Blobs = std::map<std::string, std::string, std::less<>>;
  OlderSources(const Sources& now, const Git& git, std::string current_folder, Blobs blobs)
      : now_(now), git_(git), current_folder_(std::move(current_folder)), blobs_(std::move(blobs)) {}

  Result<std::string> read(const std::string& path) const override;
  bool is_file(const std::string& path) const override;
  Files files(const std::vector<std::string>& paths, LeaveOut leave_out) const override;

 private:
  const std::string* blob_of(const std::string& path) const;   // nullptr: it did not change

  const Sources& now_;
  const Git& git_;
  std::string current_folder_;   // absolute
  Blobs blobs_;
};

// Those of `found`, in the order of their names.
Files in_order_of_names(std::vector<Result<WalkedFile>> found);

}  // namespace rubric::cli
