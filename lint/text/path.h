// Paths as text, with '/'. Nothing here looks at the disk.
#pragma once

#include <string>
#include <string_view>

#include "lint/text/layer.h"

namespace rubric::text {

// Without ".", "//" and "name/..": "./a//b/../c" is "a/c". The current folder is "", the root "/".
std::string normal_path(std::string_view path);

// `path` as seen from `folder`; an absolute path stays. The result is normal.
std::string joined(std::string_view folder, std::string_view path);

// How to get from one absolute folder to an absolute path: from "/a/b" to "/a/c/d" by "../c/d".
std::string relative_path(std::string_view from_folder, std::string_view path);

// `path` as reports show it: relative to the current folder, which is absolute.
std::string shown_path(std::string_view current_folder, std::string_view path);

// Whether an absolute, normal path is that of the folder or of something in it.
bool is_inside(std::string_view path, std::string_view folder);

// Up to the last '/': "a/b" of "a/b/c", "" of "c", "/" of "/c".
std::string_view folder_of(std::string_view path);
std::string_view name_in_folder(std::string_view path);

}  // namespace rubric::text
