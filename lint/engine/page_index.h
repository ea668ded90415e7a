// The pages of one site, as rules ask about them: the whole of its layout, its pages, headings and links.
//
// It asks whichever part knows; each says what an answer costs, and finds it out when somebody first asks, and once.
// Several threads may ask at once. Files that come and go want a new index.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/address_index.h"
#include "lint/engine/config.h"
#include "lint/engine/heading_index.h"
#include "lint/engine/link_index.h"
#include "lint/engine/page_cache.h"
#include "lint/engine/parsed_page.h"
#include "lint/engine/section_index.h"
#include "lint/engine/site_files.h"
#include "lint/engine/site_layout.h"
#include "lint/rule/workspace.h"
#include "lint/schema/schema.h"

namespace rubric::engine {

class PageIndex : public Workspace {
 public:
  // Without a root there is no site, but there are files to which links lead all the same. The schema, if there is one,
  // and the settings must outlive the index.
  PageIndex(std::optional<std::string> root, const Schema* schema, const LinkSettings& settings, SiteFiles files);
  PageIndex(const PageIndex&) = delete;   // its parts refer to each other
  PageIndex& operator=(const PageIndex&) = delete;

  std::string address_of(std::string_view path) const override;
  std::optional<Address> resolve(std::string_view target, std::string_view page) const override;
  std::optional<Address> resolve_hugo(std::string_view target, std::string_view page) const override;
  std::string_view file_at(std::string_view address) const override;
  bool in_section(std::string_view address) const override;
  std::optional<Address> moved(const Address& address) const override;
  bool has_roots() const override;
  bool is_complete(std::string_view path) const override;

  Existence existence(std::string_view address) const override;
  FileTarget file_target(std::string_view path, std::string_view page, bool may_be_on_site) const override;
  std::optional<std::string> page_named_like(std::string_view address) const override;
  bool has_folder(std::string_view name) const override;
  std::vector<std::string_view> siblings_with(std::string_view path, std::string_view words) const override;
  const PageSummary* summary(std::string_view path) const override;

  AnchorWays anchor_ways(std::string_view path) const override;
  bool shows_anchor(std::string_view path, std::string_view anchor) const override;
  const std::vector<std::string>* anchors(std::string_view path) const override;
  std::vector<LinkToPlace> links_to(std::string_view path, std::string_view anchor) const override;

  // How many links of the section led to pages that were not there, where that proves nothing.
  std::size_t unknown_pages() const { return addresses_.unknown_pages(); }

  // The page of this text, if it was read for another one's sake and is still at hand.
  std::optional<ParsedPage> taken(const SourceText& source, const Schema* schema) const;
  // A page that was checked: what it says, for those who ask later.
  void remember(const ParsedPage& page) const { pages_.remember(page); }

  // For when no thread asks: a page reads otherwise now, as it is given or as the files have it. Whether anything that
  // was asked about it before has another answer now.
  bool edited(const ParsedPage& page);
  bool edited(const std::string& path);
  // From now on; what is too much is let go.
  void keep_at_most(std::size_t pages) { pages_.keep_at_most(pages); }

 private:
  SiteFiles files_;
  SiteLayout layout_;
  SectionIndex section_;
  AddressIndex addresses_;
  PageCache pages_;
  HeadingIndex headings_;
  LinkIndex links_;
};

}  // namespace rubric::engine
