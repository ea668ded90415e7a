// Files as git holds them: in its index, or in a commit.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/cli/layer.h"
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

// Whether a run over `roots` is about the file `shown`: it is one of them, or a walk from one would meet it. Both are
// seen from the current folder, which is absolute.
bool is_met(const std::string& shown, const std::string& current_folder, const std::vector<std::string>& roots,
            const LeaveOut& leave_out);

// What the folders of a tree hold, by the paths of its files.
class FolderNames {
 public:
  // `path` has at least one '/', or stands in the top folder.
  void add(std::string_view path, FolderEntry::Kind kind);
  void sort();
  const FolderEntries* in(std::string_view folder) const;   // nullptr: there is no such folder

 private:
  std::map<std::string, FolderEntries, std::less<>> by_folder_;
};

class GitSources : public Sources {
 public:
  // What the index does not hold (a configuration that is not tracked, or stands above the repository) is
  // read from `otherwise`.
  static GitSources index(const Git& git, const std::string& current_folder, const Sources& otherwise);
  static GitSources commit(const Git& git, const std::string& current_folder, const std::string& commit);

  Result<std::string> read(const std::string& path) const override;
  bool is_file(const std::string& path) const override;
  std::optional<FolderEntries> entries(const std::string& folder) const override;
  // Of `entries`, what a sparse checkout does not have on the disk.
  FolderEntries left_out(const std::string& folder) const;
  Files files(const std::vector<std::string>& paths, LeaveOut leave_out) const override;

 private:
  // Asked of git when somebody wants to know.
  struct Listed {
    std::once_flag once;
    FolderNames all, left_out;
  };
  GitSources(const Git& git, const std::string& current_folder, std::string commit, const Sources* otherwise)
      : git_(git), paths_(git, current_folder), commit_(std::move(commit)), otherwise_(otherwise) {}
  Result<std::optional<std::string>> content(const std::string& path) const;
  std::string place() const;   // for messages
  const Listed& listed() const;

  const Git& git_;
  RepositoryPaths paths_;
  std::string commit_;         // "" is the index
  const Sources* otherwise_;   // nullptr: nothing
  std::unique_ptr<Listed> listed_ = std::make_unique<Listed>();
};

// The disk; what a sparse checkout leaves out comes from the index.
class WorkTreeSources : public Sources {
 public:
  WorkTreeSources(const Sources& disk, const GitSources& index) : disk_(disk), index_(index) {}

  Result<std::string> read(const std::string& path) const override;
  bool is_file(const std::string& path) const override;
  std::optional<FolderEntries> entries(const std::string& folder) const override;
  Files files(const std::vector<std::string>& paths, LeaveOut leave_out) const override;

 private:
  const Sources& disk_;
  const GitSources& index_;
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
  std::optional<FolderEntries> entries(const std::string& folder) const override;
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
