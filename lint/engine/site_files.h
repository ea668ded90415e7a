// The files of a site, by whoever can read them: the disk, an editor's unsaved texts, a test.
#pragma once

#include <cstddef>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "lint/engine/file_tree.h"

namespace rubric::engine {

constexpr std::size_t kAnyDepth = std::numeric_limits<std::size_t>::max();

// Paths are as reports print them. Several threads may call at once.
struct SiteFiles {
  std::function<bool(const std::string& path)> is_file;
  std::function<std::optional<std::string>(const std::string& path)> read;
  // Sorted; those in folders at most so many levels below it.
  std::function<std::vector<std::string>(const std::string& folder, std::size_t levels)> pages_below;
  std::function<bool(const std::string& path)> may_not_edit = {};
  // What links to files are looked up in; must outlive the site. nullptr: nothing is known.
  const FileTree* tree = nullptr;
  std::string current_folder = {};   // absolute; where paths as reports print them start
  // How many pages that were read for others wait for their own check, of some hundred kilobytes each.
  std::size_t kept = 16;
};

}  // namespace rubric::engine
