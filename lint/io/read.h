// Files and folders, to look at.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lint/io/error.h"
#include "lint/text/folder_entry.h"

namespace rubric::io {

// A page is some kilobytes. What is larger than this is a mistake, or an attack.
inline constexpr std::size_t kLargestFile = std::size_t{64} << 20;

Result<std::string> read_file(const std::string& path);
Result<std::string> read_standard_input();

bool is_file(const std::string& path);

// Whether something has this name: a file, a folder, or a link, wherever it leads.
bool exists(const std::string& path);

// Of the files in a folder, sorted; none if it cannot be read.
std::vector<std::string> file_names(const std::string& folder);

// All that a folder holds; nothing if it cannot be read.
std::optional<FolderEntries> folder_entries(const std::string& folder);

// The innermost of an absolute folder and those around it that is the top of a git repository; "" if none is.
std::string repository_around(std::string folder);

// Absolute, without symbolic links.
Result<std::string> current_folder();
std::string real_path(const std::string& path);   // "" where it leads nowhere

}  // namespace rubric::io
