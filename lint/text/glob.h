// Path patterns, as in .gitignore and CI files.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/text/layer.h"

namespace rubric::text {

// `*` and `?` stay inside a folder, `**` crosses folders, `[a-z]` and `{a,b}` choose. A glob that starts
// with "**/" also claims a path without folders. Linear in the path for each star of the glob.
class Glob {
 public:
  // Never fails: a glob with a mistake has an error() and matches nothing.
  explicit Glob(std::string_view text);

  const std::string& text() const { return text_; }
  const std::string& error() const { return error_; }   // "" if there is none; reads well after the glob

  // Whether it claims the whole of `path` (with '/').
  bool matches(std::string_view path) const;

 private:
  std::string text_;
  std::string error_;
  std::vector<std::vector<std::string>> choices_;   // braces multiplied out, split at '/'
};

// For other dialects: whether names, or "**" for any number of them, claim the whole of `path`; `*`, `?` and `[…]` as
// in a Glob.
bool matches_names(const std::vector<std::string>& names, std::string_view path);
// Whether that can be asked of `glob`, which has no '[' without its ']'.
bool is_glob_of_names(std::string_view glob);

bool any_matches(const std::vector<Glob>& globs, std::string_view path);

}  // namespace rubric::text
