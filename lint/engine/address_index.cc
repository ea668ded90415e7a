#include "lint/engine/address_index.h"

#include <algorithm>
#include <memory>

#include "lint/engine/addresses.h"
#include "lint/engine/file_links.h"
#include "lint/text/destination.h"
#include "lint/text/path.h"
#include "lint/text/percent.h"

namespace rubric::engine {

AddressIndex::Place& AddressIndex::place(std::string_view address) const {
  return *places_.get(address_key(address), [&] {
    auto place = std::make_unique<Place>();
    place->path = layout_.file_of(address, files_.is_file);
    return place;
  });
}

std::optional<Address> AddressIndex::resolve_hugo(std::string_view target, std::string_view page) const {
  if (!layout_.is_site()) return std::nullopt;
  return resolved_hugo(target, page, [&](std::string_view address) { return !file_at(address).empty(); });
}

Existence AddressIndex::existence(std::string_view address) const {
  Place& its = place(address);
  if (!its.path.empty()) return Existence::here;
  if (layout_.settings().complete) {
    const Existence file = file_existence(address);
    return file == Existence::absent && section_.is_alias(address) ? Existence::here : file;
  }
  if (!its.is_counted.exchange(true)) ++unknown_;
  return Existence::unknown;
}

// Of what is served beside pages not all may be below the roots, so it is missed only in a folder that is there.
Existence AddressIndex::file_existence(std::string_view address) const {
  if (files_.tree == nullptr) return Existence::absent;
  const std::string decoded = percent_decoded(address);
  const std::string_view name = name_in_folder(decoded), suffix = suffix_of(name);
  const bool is_page = suffix.empty() || is_page_name(name) || suffix == ".html";
  const std::string_view below_root =
      std::string_view(decoded).substr(std::min(decoded.find_first_not_of('/'), decoded.size()));
  bool has_folder = false;
  for (const std::string& root : layout_.all_roots()) {
    const std::string top = joined(files_.current_folder, root), path = joined(top, below_root);
    const std::string& whole = files_.tree->root_around(top);
    const FileTree::Is is = files_.tree->what_is(path, whole);
    if (is == FileTree::Is::file) return Existence::here;
    const FolderEntries* const inside = is == FileTree::Is::folder ? files_.tree->entries(path, whole) : nullptr;
    if (inside != nullptr && !inside->empty()) return Existence::here;   // sites make a page for such a folder
    if (is == FileTree::Is::unknown) return Existence::unknown;
    has_folder = has_folder || (folder_of(path) != top && files_.tree->entries(folder_of(path), whole) != nullptr);
  }
  return is_page || has_folder ? Existence::absent : Existence::unknown;
}

FileTarget AddressIndex::file_target(std::string_view path, std::string_view page, bool may_be_on_site) const {
  if (files_.tree == nullptr) return {};
  const std::string file = joined(files_.current_folder, page);
  FileTarget out = engine::file_target(*files_.tree, path, {file, may_be_on_site, layout_.is_complete(page)});
  if (!out.path.empty()) out.path = out.path == file ? std::string(page) : shown_path(files_.current_folder, out.path);
  return out;
}

}  // namespace rubric::engine
