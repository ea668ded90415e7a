// What git ignores in a work tree: the .gitignore files of its folders, and info/exclude of the repository.
//
// Read from the files themselves, so that git need not be there and a walk costs nothing more than reading them.
// Settings of a person (core.excludesFile) do not count: a check says the same to everybody.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "lint/io/layer.h"

namespace rubric::io {

// Of one folder that a walk is in; a value, which shares what is said above with the folders beside it.
class GitIgnore {
 public:
  // Nothing is ignored.
  GitIgnore() = default;

  // For the folder a walk begins with, absolute and without symbolic links. If it is in a folder that git ignores, then
  // who names it wants to see it: what is said above does not count.
  static GitIgnore above(const std::string& folder);

  // For a folder in this one.
  GitIgnore below(std::string_view name) const;

  // Takes in what stands in the folder itself. A folder with ".git" is the top of a work tree, also within another one.
  void enter(const std::string& folder, bool has_git, bool has_gitignore);

  // Whether what has this name here is ignored.
  bool ignores(std::string_view name, bool is_folder) const;

 private:
  struct Rules;

  void add(const std::string& file);

  bool in_work_tree_ = false;
  std::string prefix_;                    // of the folder, from the top: "" or "docs/deep/"
  std::shared_ptr<const Rules> rules_;    // the nearest
};

}  // namespace rubric::io
