#include "lint/engine/file_links.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lint/engine/meant_file.h"
#include "lint/text/destination.h"
#include "lint/text/path.h"
#include "lint/text/percent.h"

namespace rubric::engine {
namespace {

using Is = FileTree::Is;
using Kind = FolderEntry::Kind;

constexpr auto kNone = std::string_view::npos;
constexpr std::size_t kLongestPath = 4096;   // of any file

// What a folder shows for itself, on one host or the other.
constexpr std::array<std::string_view, 6> kFolderPages = {"README.md", "index.md",      "_index.md",
                                                          "readme.md", "index.html.md", "index.markdown"};
// Files that say of a folder that a site is made of it.
constexpr std::array<std::string_view, 31> kSiteFiles = {"_config.yaml",
                                                         "_config.yml",
                                                         "antora.yml",
                                                         "astro.config.mjs",
                                                         "astro.config.ts",
                                                         "book.toml",
                                                         "conf.py",
                                                         "config.rb",
                                                         "docfx.json",
                                                         "docusaurus.config.js",
                                                         "docusaurus.config.ts",
                                                         "eleventy.config.js",
                                                         "eleventy.config.mjs",
                                                         ".eleventy.js",
                                                         "gatsby-config.js",
                                                         "gatsby-config.ts",
                                                         "hugo.json",
                                                         "hugo.toml",
                                                         "hugo.yaml",
                                                         "mint.json",
                                                         "mkdocs.yaml",
                                                         "mkdocs.yml",
                                                         "next.config.js",
                                                         "next.config.mjs",
                                                         "nuxt.config.js",
                                                         "nuxt.config.ts",
                                                         "pelicanconf.py",
                                                         "properdocs.yml",
                                                         "rspress.config.ts",
                                                         "zensical.toml",
                                                         ".vitepress"};
// Folders whose files such a site serves beside its pages.
constexpr std::array<std::string_view, 4> kStaticFolders = {"static", "public", "assets", "source"};
// Folders that builds make.
constexpr std::array<std::string_view, 9> kMadeFolders = {"build",  "dist",  "out",  "target",  "node_modules",
                                                          "_build", "_site", "site", "coverage"};
// Signs of what is filled in before the page is published, or means something to one program only.
constexpr std::string_view kPlaceholderSigns = "{}<>|*$`^\"";

bool is_one_of(std::string_view it, std::span<const std::string_view> all) {
  return std::ranges::find(all, it) != all.end();
}

std::string_view without_slashes(std::string_view path) {
  while (path.ends_with('/')) path.remove_suffix(1);
  return path;
}

bool is_html(std::string_view suffix) {
  return suffix == ".html" || suffix == ".htm" || suffix == ".xhtml" || suffix == ".php";
}

class Search {
 public:
  Search(const FileTree& tree, std::string_view written, const LinkingPage& page)
      : tree_(tree),
        page_(page),
        written_(written),
        path_(percent_decoded(written)),
        folder_(folder_of(page.path)),
        root_(tree.root_around(folder_)) {
    const std::string_view name = name_in_folder(page.path);
    const std::string_view stem = name.substr(0, name.find('.'));
    bases_.emplace_back(folder_);
    if (!name.empty() && stem != "index" && stem != "_index" && stem != "README" && !stem.empty()) {
      bases_.push_back(joined(folder_, stem));
    }
  }

  FileTarget find() {
    if (root_.empty() || path_.size() > kLongestPath || path_.find('\0') != kNone) return {};
    for (const std::string& base : bases_) {
      if (&base != &bases_.front() && !counts_from_address()) break;
      if (find_from(base, path_) || (path_ != written_ && find_from(base, written_))) return here();
    }
    if (is_unknown_ || path_.find_first_of(kPlaceholderSigns) != kNone ||
        std::string_view("@~!").find(path_.front()) != kNone) {
      return {};
    }
    if (leads_where_builds_write() || is_served_beside_pages()) return {};
    const std::string_view suffix = suffix_of(path_);
    const bool is_address = suffix.empty() || is_html(suffix);   // that a site may have without a file of the name
    if (is_address && !page_.is_complete && (!suffix.empty() || page_.may_be_on_site || is_in_site())) return {};
    MeantFile meant = meant_file(tree_, written_, without_slashes(path_), page_.path);
    return {.existence = Existence::absent, .path = {}, .instead = std::move(meant.instead), .slip = meant.slip};
  }

 private:
  FileTarget here() { return {.existence = Existence::here, .path = std::move(found_), .instead = {}}; }

  Is what_is(std::string_view path) const { return path == page_.path ? Is::file : tree_.what_is(path, root_); }
  bool is_there(std::string_view path) const {
    const Is is = what_is(path);
    return is == Is::file || is == Is::folder;
  }

  bool find_from(const std::string& base, std::string_view path) {
    const std::string wanted = joined(base, without_slashes(path));
    const Is is = what_is(wanted);
    if (is == Is::unknown) is_unknown_ = true;
    if (is == Is::file && is_page_name(wanted)) found_ = wanted;
    if (is == Is::folder) found_ = page_of_folder(wanted);
    if (is == Is::file || is == Is::folder) return true;
    // A site is known to count from the address of the page, where it is known at all.
    const bool counts_from_file = &base == &bases_.front() && bases_.size() > 1;
    return !(page_.is_complete && counts_from_file && suffix_of(wanted).empty()) && find_by_stem(wanted);
  }

  // Whether a browser may look for it where the site has the page, not its file. Pages that are named as files are.
  bool counts_from_address() const { return !is_page_name(path_) && (page_.may_be_on_site || is_in_site()); }

  std::string page_of_folder(const std::string& folder) const {
    const FolderEntries* const entries = tree_.entries(folder, root_);
    if (entries == nullptr) return {};
    for (const std::string_view name : kFolderPages) {
      const auto found = std::ranges::lower_bound(*entries, name, {}, &FolderEntry::name);
      if (found != entries->end() && found->name == name && found->kind == Kind::file) return joined(folder, name);
    }
    return {};
  }

  // "b.md" of "b", "b/" and "b.html", also "b.fr.md" of "b.md".
  bool find_by_stem(const std::string& wanted) {
    const std::string_view suffix = suffix_of(wanted);
    const bool is_page = is_page_name(wanted);
    if (!suffix.empty() && !is_page && !is_html(suffix)) return false;
    const std::string_view whole = name_in_folder(wanted);
    const std::string stem = std::string(whole.substr(0, whole.size() - suffix.size()));
    const std::string folder(folder_of(wanted));
    if (!is_page && !suffix.empty() && is_there(stem == "index" ? folder : joined(folder, stem))) {
      found_ = page_of_folder(stem == "index" ? folder : joined(folder, stem));
      return true;
    }
    const FolderEntries* const entries = tree_.entries(folder, root_);
    if (entries == nullptr || stem.empty()) return false;
    const std::string begin = stem + '.';
    bool found = false;
    for (auto it = std::ranges::lower_bound(*entries, begin, {}, &FolderEntry::name);
         it != entries->end() && it->name.starts_with(begin); ++it) {
      if (is_page && !it->name.ends_with(suffix)) continue;
      found = true;
      if (found_.empty() && is_page_name(it->name) && it->kind == Kind::file) found_ = joined(folder, it->name);
    }
    return found;
  }

  // The first name that is not there is that of such a folder.
  bool leads_where_builds_write() const {
    const std::string wanted = joined(folder_, without_slashes(path_));
    for (std::size_t end = std::min(wanted.find('/', root_.size() + 1), wanted.size());;
         end = std::min(wanted.find('/', end + 1), wanted.size())) {
      const std::string_view part = std::string_view(wanted).substr(0, end);
      if (what_is(part) == Is::absent) return is_one_of(name_in_folder(part), kMadeFolders);
      if (end == wanted.size()) return false;
    }
  }

  bool is_site(std::string_view folder) const {
    const FolderEntries* const entries = tree_.entries(folder, root_);
    return entries != nullptr && std::ranges::any_of(kSiteFiles, [&](std::string_view it) {
             return std::ranges::binary_search(*entries, it, {}, &FolderEntry::name);
           });
  }

  template <class Visit>
  bool any_folder_around(const Visit& visit) const {
    for (std::string_view folder = folder_;; folder = folder_of(folder)) {
      if (visit(folder)) return true;
      if (folder == root_ || folder.size() <= 1) return false;
    }
  }

  bool is_in_site() const {
    return any_folder_around([&](std::string_view it) { return is_site(it); });
  }

  // "/img/x.png" of the site may be static/img/x.png. The pages of "/" are at its top, or in a folder there.
  bool is_served_beside_pages() const {
    const auto is_served = [&](std::string_view top, std::string_view base) {
      const std::string address = joined(base.empty() ? "/" : base, without_slashes(path_));   // no further up than "/"
      const auto is_below = [&](std::string_view folder) {
        return is_there(joined(folder, std::string_view(address).substr(1)));
      };
      return std::ranges::any_of(kStaticFolders, [&](std::string_view it) { return is_below(joined(top, it)); });
    };
    return any_folder_around([&](std::string_view top) {
      if (!is_site(top)) return false;
      return std::ranges::any_of(bases_, [&](const std::string& base) {
        const std::string_view below = std::string_view(base).substr(top == "/" ? 0 : top.size());
        return is_served(top, below) || is_served(top, below.substr(std::min(below.find('/', 1), below.size())));
      });
    });
  }

  const FileTree& tree_;
  const LinkingPage& page_;
  std::string_view written_;
  std::string path_;
  std::string folder_;
  const std::string& root_;
  std::vector<std::string> bases_;   // folders that the link may start from: the file's, and the page's on a site
  std::string found_;                // the page, if it is one
  bool is_unknown_ = false;
};

}  // namespace

FileTarget file_target(const FileTree& tree, std::string_view written, const LinkingPage& page) {
  return Search(tree, written, page).find();
}

}  // namespace rubric::engine
