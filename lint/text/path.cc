#include "lint/text/path.h"

#include <algorithm>
#include <vector>

namespace rubric::text {
namespace {

std::vector<std::string_view> names_of(std::string_view path) {
  std::vector<std::string_view> names;
  for (std::size_t from = 0; from < path.size();) {
    const std::size_t end = std::min(path.find('/', from), path.size());
    if (end > from) names.push_back(path.substr(from, end - from));
    from = end + 1;
  }
  return names;
}

// Most paths are, and need no taking apart.
bool is_normal(std::string_view path) {
  if (path.empty() || path == "/") return true;
  for (std::size_t from = path.starts_with('/') ? 1 : 0; from <= path.size();) {
    const std::size_t end = std::min(path.find('/', from), path.size());
    const std::string_view name = path.substr(from, end - from);
    if (name.empty() || name == "." || name == "..") return false;
    from = end + 1;
  }
  return true;
}

}  // namespace

std::string normal_path(std::string_view path) {
  if (is_normal(path)) return std::string(path);
  const bool absolute = path.starts_with('/');
  std::vector<std::string_view> kept;
  for (const std::string_view name : names_of(path)) {
    if (name == ".") continue;
    const bool up = name == "..";
    if (up && !kept.empty() && kept.back() != "..") kept.pop_back();
    else if (!up || !absolute) kept.push_back(name);
  }
  std::string out;
  for (const std::string_view name : kept) {
    if (absolute || !out.empty()) out += '/';
    out += name;
  }
  return absolute && out.empty() ? "/" : out;
}

std::string joined(std::string_view folder, std::string_view path) {
  if (folder.empty() || path.starts_with('/')) return normal_path(path);
  return normal_path(std::string(folder).append("/").append(path));
}

std::string relative_path(std::string_view from_folder, std::string_view path) {
  const std::vector<std::string_view> from = names_of(from_folder), to = names_of(path);
  const auto [from_rest, to_rest] = std::ranges::mismatch(from, to);
  std::string out;
  for (auto it = from_rest; it != from.end(); ++it) out += out.empty() ? ".." : "/..";
  for (auto it = to_rest; it != to.end(); ++it) {
    if (!out.empty()) out += '/';
    out += *it;
  }
  return out;
}

std::string shown_path(std::string_view current_folder, std::string_view path) {
  std::string normal = normal_path(path);
  const bool outside = normal.starts_with('/') || normal == ".." || normal.starts_with("../");
  return outside ? relative_path(current_folder, joined(current_folder, normal)) : normal;
}

bool is_inside(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || folder == "/" || path[folder.size()] == '/');
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos) return {};
  return path.substr(0, std::max<std::size_t>(slash, 1));
}

std::string_view name_in_folder(std::string_view path) { return path.substr(path.rfind('/') + 1); }

}  // namespace rubric::text
