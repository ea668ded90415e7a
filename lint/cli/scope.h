// What a run is about: which documents there are to check, and in which state their bytes are read.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lint/cli/arguments.h"
#include "lint/cli/git_sources.h"
#include "lint/io/error.h"
#include "lint/io/git.h"
#include "lint/session/sources.h"

namespace rubric::cli {

// What a document was before the change that --since is about.
struct Before {
  std::string shown;   // its path then
  std::string blob;    // the name of its content in git; "" where only other pages changed
};

class Scope {
 public:
  // Asks git where the arguments need it; why that cannot be, is the error.
  static Result<std::unique_ptr<Scope>> of(const CheckArguments& arguments, const std::string& current_folder);

  // What documents, configurations and schemas are read from: the disk, or git's index.
  const Sources& sources() const { return *sources_; }

  // Whether only documents with changes are meant, not all there are.
  bool is_partial() const { return changed_.has_value(); }

  // Whether the document falls to this run, and not to another shard.
  bool holds(const std::string& shown) const;

  // Under the paths that were named; without, what is staged, or all below the current folder.
  Files documents(const LeaveOut& leave_out) const;

  // Whether only what a change brought is to be reported.
  bool compares() const { return compares_; }
  const Before* before(const std::string& shown) const;   // nullptr: the document is new
  // Several threads may read at once.
  Result<std::string> read(const Before& before) const;
  // All files as they were before the change; nullptr where nothing is compared.
  const Sources* sources_before() const { return older_.get(); }

 private:
  Scope(std::vector<std::string> paths, std::string current_folder)
      : paths_(std::move(paths)), current_folder_(std::move(current_folder)) {}
  Result<void> open_git(bool staged);
  Result<void> take_staged();
  Result<void> take_since(const std::string& revision, bool staged);
  Result<void> find_renamed(const std::vector<GitChange>& changes);
  void take_broken(const std::vector<std::string>& changed);

  std::vector<std::string> paths_;
  std::string current_folder_;
  Shard shard_;
  bool compares_ = false;
  std::map<std::string, Before> before_;   // by path, as shown
  std::optional<Git> git_;
  std::unique_ptr<Sources> disk_, work_tree_, older_;
  std::unique_ptr<GitSources> index_;
  const Sources* sources_ = nullptr;
  std::optional<std::vector<std::string>> changed_;   // as shown; nothing: all documents are meant
};

}  // namespace rubric::cli
