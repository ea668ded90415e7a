// The pages of one site, read when somebody asks for them, and once.
//
// Whether a page is there costs a look at the disk; what is in it, a parse. To find the pages that share a heading,
// their lines are only looked over. A page that was parsed for another one's sake is kept for its own check, as far
// as there is room. Several threads may ask at once. Files that come and go want a new index.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lint/engine/config.h"
#include "lint/engine/file_tree.h"
#include "lint/engine/heading_lines.h"
#include "lint/engine/links_to_places.h"
#include "lint/engine/reading.h"
#include "lint/rule/workspace.h"
#include "lint/schema/schema.h"

namespace rubric::engine {

// The files of a site. Paths are as reports print them. Several threads may call at once.
struct SiteFiles {
  std::function<bool(const std::string& path)> is_file;
  std::function<std::optional<std::string>(const std::string& path)> read;
  // Sorted; those in folders at most so many levels below it.
  std::function<std::vector<std::string>(const std::string& folder, std::size_t levels)> pages_below;
  std::function<bool(const std::string& path)> may_not_edit = {};
  const FileTree* tree =
      nullptr;  // what links to files are looked up in; must outlive the index. nullptr: nothing is known
  std::string current_folder = {};         // absolute; where paths as reports print them start
  std::size_t kept =
      16;  // how many pages that were read for others wait for their own check, of some hundred kilobytes each
};

class PageIndex : public Workspace {
 public:
  // Where there is no site, there are files to which links lead all the same. The schema, if there is one, and the
  // settings must outlive the index.
  PageIndex(std::optional<std::string> root, const Schema* schema, const LinkSettings& settings, SiteFiles files);

  std::string address_of(std::string_view path) const override;
  std::optional<Address> resolve(std::string_view target, std::string_view page) const override;
  std::optional<Address> resolve_hugo(std::string_view target, std::string_view page) const override;
  bool has_roots() const override { return !settings_.roots.empty(); }
  bool is_complete(std::string_view path) const override { return settings_.complete && !address_of(path).empty(); }
  bool in_section(std::string_view address) const override;
  std::string_view file_at(std::string_view address) const override;
  Existence existence(std::string_view address) const override;
  FileTarget file_target(std::string_view path, std::string_view page, bool may_be_on_site) const override;
  std::optional<std::string> page_named_like(std::string_view address) const override;
  AnchorWays anchor_ways(std::string_view path) const override;
  bool shows_anchor(std::string_view path, std::string_view anchor) const override;
  const std::vector<std::string>* anchors(std::string_view path) const override;
  std::vector<std::string_view> siblings_with(std::string_view path, std::string_view words) const override;
  const PageSummary* summary(std::string_view path) const override;
  std::vector<LinkToPlace> links_to(std::string_view path, std::string_view anchor) const override;
  bool has_folder(std::string_view name) const override;
  std::optional<Address> moved(const Address& address) const override;

  // How many links of the section led to pages that were not there, where that proves nothing.
  std::size_t unknown_pages() const;

  // The page of this text, if it was read for another one's sake and is still at hand.
  std::optional<Reading> taken(const SourceText& source, const Schema* schema) const;
  // A page that was checked: what it says, for those who ask later.
  void remember(const Reading& page) const;

  // For when no thread asks: a page reads otherwise now, as it is given or as the files have it. Whether anything that
  // was asked about it before has another answer now.
  bool edited(const Reading& page);
  bool edited(const std::string& path);
  // From now on; what is too much is let go.
  void keep_at_most(std::size_t pages);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
  };
  template <class T>
  using ByPath =
      std::unordered_map<std::string, std::unique_ptr<T>, Hash, std::equal_to<>>;  // nullptr: it cannot be read

  struct Place {
    std::string path;           // "": there is no such page
    bool led_nowhere = false;   // and a link to it was met
  };

  struct Alias {
    std::string address, path;   // of the page that has it
    auto operator<=>(const Alias&) const = default;
  };

  // The pages that seem to name an anchor, by its hash.
  struct Namings {
    struct Naming {
      std::uint64_t anchor;
      std::uint32_t page;   // of `paths`
      auto operator<=>(const Naming&) const = default;
    };
    std::vector<std::string> paths;
    std::vector<Naming> all;   // sorted
  };

  struct Neighbour {
    std::string path;
    const HeadingLines* headings;   // nullptr: it cannot be read
  };

  template <class T, class Make>
  T* known_or(ByPath<T>& known, std::string_view key, Make make) const;
  const Place& place(std::string_view address) const;
  const HeadingLines* headings(std::string_view path) const;
  const std::vector<Neighbour>& pages_around(std::string_view folder) const;
  const std::vector<std::string>& pages_of_section() const;
  const Namings& namings() const;
  void name_anew(const std::string& path, std::string_view text);
  const LinksToPlaces* links_from(const std::string& path) const;
  Existence file_existence(std::string_view address) const;
  bool is_alias(std::string_view address) const;
  bool has_alias(std::string_view address) const;
  bool aliases_change(const std::string& path, std::string_view text);
  std::string section_folder() const;
  std::unique_ptr<Reading> read(std::string_view path) const;
  void keep(std::unique_ptr<Reading> page) const;

  bool is_site_;
  std::string root_;
  const Schema* schema_;   // nullptr: none
  const Site& site_;
  const LinkSettings& settings_;
  SiteFiles files_;
  mutable std::mutex mutex_;
  mutable ByPath<Place> places_;                        // by address_key()
  mutable ByPath<PageSummary> summaries_;
  mutable ByPath<std::vector<std::string>> anchors_;
  mutable ByPath<AnchorWays> ways_;                     // by folder; nullptr: no file tells
  mutable ByPath<HeadingLines> headings_;
  mutable ByPath<std::vector<Neighbour>> around_;       // by folder
  mutable std::optional<std::vector<std::string>> of_section_;
  mutable ByPath<bool> folders_;                        // of the section, whether they have pages; by name
  mutable ByPath<LinksToPlaces> links_from_;
  mutable std::unique_ptr<Namings> namings_;                  // nullptr: nobody asked
  mutable std::optional<std::vector<Alias>> aliases_;         // sorted
  mutable std::deque<std::unique_ptr<Reading>> kept_;         // the newest last
  mutable std::size_t unknown_ = 0;
};

}  // namespace rubric::engine
