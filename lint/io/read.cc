#include "lint/io/read.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "lint/text/path.h"

namespace rubric::io {
namespace {

// Reads up to the end. `expected` is the size a file promises.
Result<std::string> read_all(int descriptor, const std::string& path, std::size_t expected) {
  std::array<char, 1 << 16> piece;   // not filled with zeros first, as a string would be
  std::string bytes;
  bytes.reserve(expected);
  for (;;) {
    const ssize_t got = read(descriptor, piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return system_failure(path, errno);
    if (got == 0) break;
    bytes.append(piece.data(), static_cast<std::size_t>(got));
    if (bytes.size() > kLargestFile) return failure(path, "file is larger than 64 MiB");
  }
  return bytes;
}

struct Descriptor {
  ~Descriptor() {
    if (number >= 0) close(number);
  }
  int number;
};

}  // namespace

Result<std::string> read_file(const std::string& path) {
  const Descriptor file{open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY)};
  if (file.number < 0) return system_failure(path, errno);
  struct stat status {};
  if (fstat(file.number, &status) != 0) return system_failure(path, errno);
  if (S_ISDIR(status.st_mode)) return failure(path, "is a folder");
  const auto size = static_cast<std::size_t>(std::max<off_t>(status.st_size, 0));
  if (size > kLargestFile) {
    return failure(path, fmt::format("file is larger than 64 MiB ({} MB)", (size + 500'000) / 1'000'000));
  }
  return read_all(file.number, path, size);
}

Result<std::string> read_standard_input() { return read_all(STDIN_FILENO, "standard input", 0); }

bool is_file(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && !S_ISDIR(status.st_mode);
}

bool exists(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0;
}

std::vector<std::string> file_names(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code failed;
  for (std::filesystem::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    if (std::error_code unknown; it->is_regular_file(unknown)) names.push_back(it->path().filename().string());
  }
  std::ranges::sort(names);
  return names;
}

std::optional<FolderEntries> folder_entries(const std::string& folder) {
  FolderEntries entries;
  std::error_code failed;
  for (std::filesystem::directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    std::error_code unknown;
    const std::filesystem::file_status status = it->symlink_status(unknown);
    const auto kind = std::filesystem::is_symlink(status)     ? FolderEntry::Kind::elsewhere
                      : std::filesystem::is_directory(status) ? FolderEntry::Kind::folder
                                                              : FolderEntry::Kind::file;
    entries.push_back({it->path().filename().string(), kind});
  }
  if (failed) return std::nullopt;
  std::ranges::sort(entries, {}, &FolderEntry::name);
  return entries;
}

std::string repository_around(std::string folder) {
  while (!folder.empty()) {
    if (exists(joined(folder, ".git"))) return folder;
    if (folder == "/") break;
    folder = folder_of(folder);
  }
  return {};
}

Result<std::string> current_folder() {
  std::string path(4096, '\0');
  if (getcwd(path.data(), path.size()) == nullptr) return system_failure("current folder", errno);
  path.resize(path.find('\0'));
  return path;
}

std::string real_path(const std::string& path) {
  const std::unique_ptr<char, void (*)(void*)> resolved(realpath(path.c_str(), nullptr), std::free);
  return resolved ? std::string(resolved.get()) : std::string();
}

}  // namespace rubric::io
