// Files as they are, but for those that have been edited and not written yet.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "lint/cli/layer.h"
#include "lint/session/sources.h"

namespace rubric::cli {

class EditedSources : public Sources {
 public:
  // `current_folder` is absolute.
  EditedSources(const Sources& sources, std::string current_folder)
      : sources_(sources), current_folder_(std::move(current_folder)) {}

  Result<std::string> read(const std::string& path) const override;
  bool is_file(const std::string& path) const override { return sources_.is_file(path); }
  std::vector<std::string> names_in(const std::string& folder) const override { return sources_.names_in(folder); }
  std::optional<FolderEntries> entries(const std::string& folder) const override { return sources_.entries(folder); }
  Files files(const std::vector<std::string>& paths, LeaveOut leave_out) const override {
    return sources_.files(paths, std::move(leave_out));
  }

  // For when nobody reads. `path` is as reports print it, or "-".
  void set(const std::string& path, std::string text) { texts_.insert_or_assign(path, std::move(text)); }
  const std::string* edited(const std::string& path) const;   // nullptr: it is as it was

 private:
  const Sources& sources_;
  std::string current_folder_;
  std::map<std::string, std::string, std::less<>> texts_;
};

}  // namespace rubric::cli
