// The Markdown files under the paths a user names, in the order of their names.
//
// A file that is named is taken whatever it is called. Of a folder, all of *.md and *.markdown below it are
// taken, but for hidden names, node_modules and what the caller leaves out. A symbolic link to a folder is
// followed unless that folder is met anyway; one that leads back to where it came from is an error.
// Memory grows with the depth of the tree and the width of the folders open, not with the number of files.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lint/io/error.h"

namespace rubric {

struct WalkedFile {
  std::string path;     // to open it by
  std::string shown;    // relative to the current folder, normal; reports print it
};

// Asked for each folder and Markdown file below a named folder, by its shown path.
using LeaveOut = std::function<bool(const std::string& shown)>;

class Walk {
 public:
  // `current_folder` is absolute. A path "-" is standard input, shown as `standard_input_name`.
  Walk(const std::vector<std::string>& paths, const std::string& current_folder, const std::string& standard_input_name,
       LeaveOut leave_out);
  ~Walk();
  Walk(Walk&&) noexcept;

  // The next file, or what kept one from being found; nothing at the end. Files come sorted by `shown`, each
  // once, however often it was named.
  std::optional<Result<WalkedFile>> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

bool is_markdown_name(std::string_view name);

}  // namespace rubric
