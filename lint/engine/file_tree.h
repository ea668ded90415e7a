// Which files and folders there are, as far as somebody asks: each folder is listed once.
//
// Nothing is looked at outside of the root that a question names, nor beyond symbolic links. A folder with nothing in
// it is one whose content is somewhere else (a submodule that was not fetched): of what should be in it nothing is
// known. All paths are absolute and normal. Several threads may ask at once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "lint/engine/layer.h"
#include "lint/text/folder_entry.h"

namespace rubric::engine {

class FileTree {
 public:
  struct Access {
    std::function<std::optional<FolderEntries>(const std::string& folder)> entries;
    // The folder around another one that belongs to the same whole: a repository, or what a run is about. "": none
    // does.
    std::function<std::string(const std::string& folder)> root_around;
  };
  explicit FileTree(Access access) : access_(std::move(access)) {}

  enum class Is : std::uint8_t { file, folder, absent, unknown };
  Is what_is(std::string_view path, std::string_view root) const;

  // What a folder holds; nullptr where that is not known, or there is no such folder.
  const FolderEntries* entries(std::string_view folder, std::string_view root) const;

  const std::string& root_around(std::string_view folder) const;

  // Whether something that was answered depends on what is at the path.
  bool asks_about(std::string_view path) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <class T>
  using ByPath = std::unordered_map<std::string, std::unique_ptr<T>, Hash, std::equal_to<>>;
  struct Folder {
    Is is = Is::folder;   // or absent, or unknown
    FolderEntries entries;
  };
  const Folder& folder(std::string_view path, std::string_view root) const;
  const Folder& listed(std::string_view path) const;
  static Is what_is(const Folder& around, std::string_view name);

  Access access_;
  mutable std::mutex mutex_;
  mutable ByPath<Folder> folders_;
  mutable ByPath<std::string> roots_;
};

}  // namespace rubric::engine
