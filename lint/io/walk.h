// The Markdown files under the paths a user names, in the order of their names.
//
// A file that is named is taken whatever it is called, unless the caller leaves it out. Of a folder, all files below it
// whose names are those of Markdown are taken, but for hidden names, node_modules, what git ignores and what the caller
// leaves out. A symbolic link is followed unless what it leads to is met anyway; one that leads back to where it came
// from is an error. A file with several names is taken once.
// Memory grows with the depth of the tree and the width of the folders open, not with the number of files.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lint/io/error.h"

namespace rubric::io {

struct WalkedFile {
  std::string path;     // to open it by
  std::string shown;    // relative to the current folder, normal; reports print it
};

// Asked for each path that is named, and for each folder and Markdown file below a named folder, as shown.
using LeaveOut = std::function<bool(const std::string& shown)>;

// Whether what git ignores is left out.
enum class Ignored : std::uint8_t { left_out, taken };

class Walk {
 public:
  // `current_folder` is absolute. A path "-" is standard input, shown as `standard_input_name`.
  Walk(const std::vector<std::string>& paths, const std::string& current_folder, const std::string& standard_input_name,
       LeaveOut leave_out, Ignored ignored = Ignored::left_out);
  ~Walk();
  Walk(Walk&&) noexcept;

  // The next file, or what kept one from being found; nothing at the end. Files come sorted by `shown`, each
  // once, however often it was named.
  std::optional<Result<WalkedFile>> next();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// What GitHub and Hugo render as Markdown: .md, .markdown, .mdown, .mdwn, .mkd, .mkdn, .mkdown, in any case.
bool is_markdown_name(std::string_view name);

}  // namespace rubric::io
