#include "lint/text/path.h"

#include <algorithm>

namespace rubric::text {
namespace {

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
  const std::string root = path.starts_with('/') ? "/" : "";
  std::string out = root;
  out.reserve(path.size());
  for (std::size_t from = 0, end = 0; from < path.size(); from = end + 1) {
    end = std::min(path.find('/', from), path.size());
    const std::string_view name = path.substr(from, end - from);
    if (name.empty() || name == "." || (name == ".." && !root.empty() && out == root)) continue;
    if (name == ".." && out != root && name_in_folder(out) != "..") {
      out.resize(std::max(folder_of(out).size(), root.size()));
      continue;
    }
    if (out != root) out += '/';
    out += name;
  }
  return out;
}

std::string joined(std::string_view folder, std::string_view path) {
  if (folder.empty() || path.starts_with('/')) return normal_path(path);
  return normal_path(std::string(folder).append("/").append(path));
}

std::string relative_path(std::string_view from_folder, std::string_view path) {
  // The last '/' that ends a name of both.
  std::size_t same = 0, common = 0;
  const auto ends_at = [](std::string_view text, std::size_t at) { return at == text.size() || text[at] == '/'; };
  for (; same <= std::min(from_folder.size(), path.size()); ++same) {
    if (ends_at(from_folder, same) && ends_at(path, same)) common = same;
    if (same == from_folder.size() || same == path.size() || from_folder[same] != path[same]) break;
  }
  const auto rest = [&](std::string_view of) {
    return of.substr(std::min(common + (common < of.size() && of[common] == '/'), of.size()));
  };
  const std::string_view up = rest(from_folder), down = rest(path);
  std::string out;
  out.reserve(path.size() + 3 * static_cast<std::size_t>(std::ranges::count(up, '/')));
  if (!up.empty()) out = "..";
  for (const char c : up) {
    if (c == '/') out += "/..";
  }
  if (!out.empty() && !down.empty()) out += '/';
  return out.append(down);
}

std::string shown_path(std::string_view current_folder, std::string_view path) {
  std::string normal = normal_path(path);
  const bool outside = normal.starts_with('/') || normal == ".." || normal.starts_with("../");
  if (!outside) return normal;
  return relative_path(current_folder, normal.starts_with('/') ? normal : joined(current_folder, normal));
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
