// What is at the addresses of a site, and where relative links lead.
//
// The file of an address is looked for on the disk when somebody first asks, and once. Several threads may ask at once.
// Nothing here depends on what pages say but for aliases; files that come and go want a new index.
#pragma once

#include <atomic>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lint/engine/made_once.h"
#include "lint/engine/section_index.h"
#include "lint/engine/site_files.h"
#include "lint/engine/site_layout.h"
#include "lint/rule/site_addresses.h"
#include "lint/rule/site_pages.h"

namespace rubric::engine {

class AddressIndex {
 public:
  // All must outlive the index.
  AddressIndex(const SiteLayout& layout, const SiteFiles& files, const SectionIndex& section)
      : layout_(layout), files_(files), section_(section) {}

  // These promise what SiteAddresses and SitePages do.
  std::string_view file_at(std::string_view address) const { return place(address).path; }
  std::optional<Address> resolve_hugo(std::string_view target, std::string_view page) const;
  Existence existence(std::string_view address) const;
  FileTarget file_target(std::string_view path, std::string_view page, bool may_be_on_site) const;

  // Of how many addresses somebody asked for the existence, and no page was there where that proves nothing.
  std::size_t unknown_pages() const { return unknown_; }

 private:
  struct Place {
    std::string path;                         // "": there is no such page
    std::atomic<bool> is_counted = false;     // among those that are unknown
  };
  Place& place(std::string_view address) const;
  Existence file_existence(std::string_view address) const;

  const SiteLayout& layout_;
  const SiteFiles& files_;
  const SectionIndex& section_;
  MadeByPath<Place> places_;   // by address_key()
  mutable std::atomic<std::size_t> unknown_ = 0;
};

}  // namespace rubric::engine
