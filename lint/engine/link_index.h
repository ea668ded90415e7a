// The links between the pages of a site, by the places they lead to.
//
// The first question looks over all pages for what they write behind '#'; then those that seem to name the place are
// parsed, each once. Several threads may ask at once; pages that come and go want a new index.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/references.h"
#include "lint/engine/address_index.h"
#include "lint/engine/links_to_places.h"
#include "lint/engine/made_once.h"
#include "lint/engine/site_files.h"
#include "lint/engine/site_layout.h"
#include "lint/rule/site_anchors.h"

namespace rubric::engine {

class LinkIndex {
 public:
  // All must outlive the index.
  LinkIndex(const SiteLayout& layout, const SiteFiles& files, const AddressIndex& addresses)
      : layout_(layout), files_(files), addresses_(addresses) {}

  // Promises what SiteAnchors does.
  std::vector<LinkToPlace> links_to(std::string_view path, std::string_view anchor) const;

  // For when no thread asks. Whether somebody asked; and that the page at `path` now has this text.
  bool knows_links() { return namings_.if_made() != nullptr; }
  void edited(const std::string& path, std::string_view text);

 private:
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
  Namings look_over_pages() const;
  const LinksToPlaces* links_from(const std::string& path) const;
  std::string page_of(const Reference& reference, std::string_view from) const;

  const SiteLayout& layout_;
  const SiteFiles& files_;
  const AddressIndex& addresses_;
  MadeOnce<Namings> namings_;
  MadeByPath<LinksToPlaces> links_from_;
};

}  // namespace rubric::engine
