// The pages of a schema's section: which there are, and the other addresses that their front matter gives them.
//
// The folder is listed when a first question needs that, and once. The front matter of all pages is read only where an
// address leads nowhere, which is when somebody asks for aliases. Several threads may ask at once; files that come and
// go want a new index.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/made_once.h"
#include "lint/engine/site_files.h"
#include "lint/engine/site_layout.h"

namespace rubric::engine {

class SectionIndex {
 public:
  // Both must outlive the index.
  SectionIndex(const SiteLayout& layout, const SiteFiles& files) : layout_(layout), files_(files) {}

  // These promise what SitePages does.
  std::optional<std::string> page_named_like(std::string_view address) const;
  bool has_folder(std::string_view name) const;

  // Whether a page has the address beside its own.
  bool is_alias(std::string_view address) const;

  // For when no thread asks. Whether somebody asked for aliases; and, when the page at `path` now has this text,
  // whether it has others now than were known.
  bool knows_aliases() { return aliases_.if_made() != nullptr; }
  bool edited(const std::string& path, std::string_view text);

 private:
  struct Alias {
    std::string address, path;   // of the page that has it
    auto operator<=>(const Alias&) const = default;
  };
  const std::vector<std::string>& pages() const;
  std::vector<Alias> read_aliases() const;

  const SiteLayout& layout_;
  const SiteFiles& files_;
  MadeOnce<std::vector<std::string>> pages_;
  MadeByPath<bool> folders_;               // whether they have pages; by name
  MadeOnce<std::vector<Alias>> aliases_;   // sorted
};

}  // namespace rubric::engine
