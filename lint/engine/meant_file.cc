#include "lint/engine/meant_file.h"

#include <algorithm>
#include <vector>

#include "lint/text/destination.h"
#include "lint/text/edit_distance.h"
#include "lint/text/path.h"
#include "lint/text/utf8.h"

namespace rubric::engine {
namespace {

using Is = FileTree::Is;
using Slip = FileTarget::Slip;
using Kind = FolderEntry::Kind;

constexpr std::size_t kMostNames = 2000;   // of a folder, for one of them to be compared with what a link names

class Search {
 public:
  Search(const FileTree& tree, std::string_view written, std::string_view path, std::string_view page)
      : tree_(tree),
        written_(written),
        path_(path),
        page_(page),
        folder_(folder_of(page)),
        root_(tree.root_around(folder_)) {}

  MeantFile find() const {
    const std::string wanted = joined(folder_, path_);
    if (path_.find('\\') != path_.npos) {
      std::string path(path_);
      std::ranges::replace(path, '\\', '/');
      while (path.ends_with('/')) path.pop_back();
      const std::string there = joined(folder_, path);
      return is_there(there) ? as_link(Slip::backslash, there) : MeantFile();
    }
    if (MeantFile it = as_link(Slip::letter_case, in_other_case(wanted)); it.slip != Slip::none) return it;
    if (MeantFile it = as_link(Slip::spelling, spelt_otherwise(wanted)); it.slip != Slip::none) return it;
    return as_link(Slip::folder, from_another_folder());
  }

 private:
  Is what_is(std::string_view path) const { return path == page_ ? Is::file : tree_.what_is(path, root_); }
  bool is_there(std::string_view path) const {
    const Is is = what_is(path);
    return is == Is::file || is == Is::folder;
  }

  MeantFile as_link(Slip slip, const std::string& path) const {
    if (path.empty() || path == page_) return {};
    MeantFile out{slip, (written_.starts_with("./") ? "./" : "") + as_destination(relative_path(folder_, path)) +
                            (written_.ends_with('/') ? "/" : "")};
    if (out.instead.starts_with("./../")) out.instead.erase(0, 2);
    return out;
  }

  // The one name in a folder that is `name` but for its case, or is `name`; "" if there is none, or several.
  std::string in_case_of(const FolderEntries& entries, std::string_view name) const {
    if (std::ranges::binary_search(entries, name, {}, &FolderEntry::name)) return std::string(name);
    if (entries.size() > kMostNames) return {};
    const std::string folded = fold_case(name);
    std::string found;
    for (const FolderEntry& it : entries) {
      if (it.name.size() + 8 < name.size() || name.size() + 8 < it.name.size() || fold_case(it.name) != folded) {
        continue;
      }
      if (!found.empty()) return {};
      found = it.name;
    }
    return found;
  }

  std::string in_other_case(const std::string& wanted) const {
    std::string at = root_;
    for (std::size_t end = root_ == "/" ? 0 : root_.size(); end < wanted.size();) {
      const std::size_t begin = end + 1;
      end = std::min(wanted.find('/', begin), wanted.size());
      const FolderEntries* const entries = tree_.entries(at, root_);
      const std::string name = entries == nullptr
                                   ? std::string()
                                   : in_case_of(*entries, std::string_view(wanted).substr(begin, end - begin));
      if (name.empty()) return {};
      at = joined(at, name);
    }
    return is_there(at) ? at : std::string();
  }

  // With one name of the path written otherwise: that of a file of the same kind, or of a folder.
  std::string spelt_otherwise(const std::string& wanted) const {
    std::size_t end = root_ == "/" ? 0 : root_.size(), begin = end;
    std::string folder = root_;
    do {
      begin = end + 1;
      folder = wanted.substr(0, std::max<std::size_t>(end, 1));
      end = std::min(wanted.find('/', begin), wanted.size());
    } while (end < wanted.size() && what_is(std::string_view(wanted).substr(0, end)) == Is::folder);
    const FolderEntries* const entries = tree_.entries(folder, root_);
    if (entries == nullptr || entries->size() > kMostNames) return {};
    const bool is_last = end == wanted.size();
    const std::string_view name = std::string_view(wanted).substr(begin, end - begin),
                           rest = std::string_view(wanted).substr(end);
    const std::string_view suffix = is_last ? suffix_of(name) : std::string_view();
    const std::string_view stem = name.substr(0, name.size() - suffix.size());
    std::vector<std::string_view> stems;
    for (const FolderEntry& it : *entries) {
      const bool fits = suffix.empty()
                            ? it.kind == Kind::folder
                            : it.kind == Kind::file && it.name.ends_with(suffix) && it.name.size() > suffix.size();
      if (!fits || joined(folder, it.name) == page_) continue;
      const std::string_view its = std::string_view(it.name).substr(0, it.name.size() - suffix.size());
      if (same_digits(its, stem)) stems.push_back(its);   // another number is another thing
    }
    const std::string_view* const near = closest(stem, stems.data(), stems.data() + stems.size());
    if (near == nullptr) return {};
    std::string path = joined(folder, std::string(*near).append(suffix)) + std::string(rest);
    return rest.empty() || is_there(path) ? path : std::string();
  }

  // As it is written, but from the top of the repository, or from a folder further up or down.
  std::string from_another_folder() const {
    std::string_view bare = path_;
    while (bare.starts_with("./") || bare.starts_with("../")) bare.remove_prefix(bare.find('/') + 1);
    if (bare.empty() || bare == "." || bare == "..") return {};
    std::vector<std::string> found;
    const auto try_from = [&](std::string_view folder) {
      std::string path = joined(folder, bare);
      const Is is = what_is(path);
      const bool fits = is == Is::file || (is == Is::folder && suffix_of(path).empty());
      if (fits && path != root_ && is_inside(path, root_) && std::ranges::find(found, path) == found.end()) {
        found.push_back(std::move(path));
      }
    };
    for (std::string_view folder = folder_;; folder = folder_of(folder)) {
      try_from(folder);
      if (folder == root_ || folder.size() <= 1) break;
    }
    return found.size() == 1 ? std::move(found.front()) : std::string();
  }

  const FileTree& tree_;
  std::string_view written_, path_, page_, folder_;
  const std::string& root_;
};

}  // namespace

MeantFile meant_file(const FileTree& tree, std::string_view written, std::string_view path, std::string_view page) {
  return Search(tree, written, path, page).find();
}

}  // namespace rubric::engine
