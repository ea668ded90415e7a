// Files and folders, to look at.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lint/io/error.h"

namespace rubric {

// A page is some kilobytes. What is larger than this is a mistake, or an attack.
inline constexpr std::size_t kLargestFile = std::size_t{64} << 20;

Result<std::string> read_file(const std::string& path);
Result<std::string> read_standard_input();

bool is_file(const std::string& path);

// Of the files in a folder, sorted; none if it cannot be read.
std::vector<std::string> file_names(const std::string& folder);

// Absolute, without symbolic links.
Result<std::string> current_folder();
std::string real_path(const std::string& path);   // "" where it leads nowhere

}  // namespace rubric
