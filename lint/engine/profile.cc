#include "lint/engine/profile.h"

#include <algorithm>
#include <optional>

#include "lint/text/path.h"

namespace rubric {
namespace {

std::vector<std::string_view> names_in(std::string_view path) {
  std::vector<std::string_view> names;
  for (std::size_t from = 0; from <= path.size();) {
    const std::size_t end = std::min(path.find('/', from), path.size());
    names.push_back(path.substr(from, end - from));
    from = end + 1;
  }
  return names;
}

// The last folder that the glob calls by its name.
std::optional<std::string_view> named_folder(std::string_view glob) {
  std::optional<std::string_view> found;
  std::vector<std::string_view> names = names_in(glob);
  names.pop_back();   // that of the file
  for (const std::string_view name : names) {
    if (!name.empty() && name.find_first_of("*?[{\\") == name.npos) found = name;
  }
  return found;
}

}  // namespace

PageProfile profile_of(const Schema* schema, const Match*, const Document& document, const Outline&) {
  return {.department = department_of(document.source().path(), schema), .ladders = {}};
}

std::string department_of(std::string_view path, const Schema* schema) {
  const std::vector<std::string_view> names = names_in(path);
  const auto file = names.end() - 1;
  if (schema != nullptr) {
    for (const std::string& glob : schema->files) {
      const auto folder = named_folder(glob);
      const auto at = folder ? std::find(names.begin(), file, *folder) : file;
      if (at == file) continue;
      return at + 1 == file ? std::string() : std::string(at[1]);
    }
  }
  return std::string(folder_of(path));
}

}  // namespace rubric
