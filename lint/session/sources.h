// Where the files of a run are: on the disk, in git's index or in a revision.
//
// Documents, configurations and schema files are all read through this, so that one run sees one state of
// the tree and not a mixture. Paths are relative to the current folder, or absolute.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lint/io/error.h"
#include "lint/io/walk.h"
#include "lint/session/layer.h"
#include "lint/text/folder_entry.h"

namespace rubric::session {

// The next file, or what kept one from being found; nothing at the end. Sorted by `shown`, each file once.
using Files = std::function<std::optional<Result<WalkedFile>>()>;

class Sources {
 public:
  virtual ~Sources() = default;

  // Several threads may read at once.
  virtual Result<std::string> read(const std::string& path) const = 0;
  virtual bool is_file(const std::string& path) const = 0;

  // Of the files in a folder of the disk, to tell what may have been meant by a path that leads nowhere.
  virtual std::vector<std::string> names_in(const std::string& folder) const;

  // All that a folder holds, sorted by name; nothing if there is none, or it cannot be read. Several threads may ask.
  virtual std::optional<FolderEntries> entries(const std::string& folder) const = 0;

  // The Markdown files under `paths`, but for what `leave_out` names; on the disk, what git ignores may be left out,
  // too.
  virtual Files files(const std::vector<std::string>& paths, LeaveOut leave_out) const = 0;
};

class DiskSources : public Sources {
 public:
  // `current_folder` is absolute. The path "-" is standard input, shown as `standard_input_name`.
  DiskSources(std::string current_folder, std::string standard_input_name, Ignored ignored = Ignored::left_out);

  Result<std::string> read(const std::string& path) const override;
  bool is_file(const std::string& path) const override;
  std::optional<FolderEntries> entries(const std::string& folder) const override;
  Files files(const std::vector<std::string>& paths, LeaveOut leave_out) const override;

 private:
  std::string current_folder_, standard_input_name_;
  Ignored ignored_;
};

}  // namespace rubric::session
