// What a run is about: which documents there are to check, and in which state their bytes are read.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lint/cli/arguments.h"
#include "lint/io/error.h"
#include "lint/io/git.h"
#include "lint/session/sources.h"

namespace rubric::cli {

class Scope {
 public:
  // Asks git where the arguments need it; why that cannot be, is the error.
  static Result<std::unique_ptr<Scope>> of(const CheckArguments& arguments, const std::string& current_folder);

  // What documents, configurations and schemas are read from: the disk, or git's index.
  const Sources& sources() const { return *sources_; }

  // Whether only documents with changes are meant, not all there are.
  bool is_partial() const { return changed_.has_value(); }

  // Under the paths that were named; without, what is staged, or all below the current folder.
  Files documents(const LeaveOut& leave_out) const;

 private:
  Scope(std::vector<std::string> paths, std::string current_folder)
      : paths_(std::move(paths)), current_folder_(std::move(current_folder)) {}
  Result<void> take_staged();

  std::vector<std::string> paths_;
  std::string current_folder_;
  std::unique_ptr<Sources> disk_, index_;
  std::optional<Git> git_;
  const Sources* sources_ = nullptr;
  std::optional<std::vector<std::string>> changed_;   // as shown; nothing: all documents are meant
};

}  // namespace rubric::cli
