#include "lint/engine/page_index.h"

#include <memory>
#include <utility>

namespace rubric::engine {

PageIndex::PageIndex(std::optional<std::string> root, const Schema* schema, const LinkSettings& settings,
                     SiteFiles files)
    : files_(std::move(files)),
      layout_(std::move(root), schema, settings),
      section_(layout_, files_),
      addresses_(layout_, files_, section_),
      pages_(layout_, files_, schema),
      headings_(files_, settings, pages_),
      links_(layout_, files_, addresses_) {}

std::string PageIndex::address_of(std::string_view path) const { return layout_.address_of(path); }

std::optional<Address> PageIndex::resolve(std::string_view target, std::string_view page) const {
  return layout_.resolve(target, page);
}

std::optional<Address> PageIndex::resolve_hugo(std::string_view target, std::string_view page) const {
  return addresses_.resolve_hugo(target, page);
}

std::string_view PageIndex::file_at(std::string_view address) const { return addresses_.file_at(address); }

bool PageIndex::in_section(std::string_view address) const { return layout_.in_section(address); }

std::optional<Address> PageIndex::moved(const Address& address) const { return layout_.moved(address); }

bool PageIndex::has_roots() const { return layout_.has_roots(); }

bool PageIndex::is_complete(std::string_view path) const { return layout_.is_complete(path); }

Existence PageIndex::existence(std::string_view address) const { return addresses_.existence(address); }

FileTarget PageIndex::file_target(std::string_view path, std::string_view page, bool may_be_on_site) const {
  return addresses_.file_target(path, page, may_be_on_site);
}

std::optional<std::string> PageIndex::page_named_like(std::string_view address) const {
  return section_.page_named_like(address);
}

bool PageIndex::has_folder(std::string_view name) const { return section_.has_folder(name); }

std::vector<std::string_view> PageIndex::siblings_with(std::string_view path, std::string_view words) const {
  return layout_.is_site() ? headings_.siblings_with(path, words) : std::vector<std::string_view>();
}

const PageSummary* PageIndex::summary(std::string_view path) const { return pages_.summary(path); }

AnchorWays PageIndex::anchor_ways(std::string_view path) const { return headings_.anchor_ways(path); }

bool PageIndex::shows_anchor(std::string_view path, std::string_view anchor) const {
  return headings_.shows_anchor(path, anchor);
}

const std::vector<std::string>* PageIndex::anchors(std::string_view path) const { return headings_.anchors(path); }

std::vector<LinkToPlace> PageIndex::links_to(std::string_view path, std::string_view anchor) const {
  return links_.links_to(path, anchor);
}

std::optional<ParsedPage> PageIndex::taken(const SourceText& source, const Schema* schema) const {
  return pages_.taken(source, schema);
}

bool PageIndex::edited(const ParsedPage& page) {
  const std::string& path = page.source->path();
  const bool other_headings = headings_.edited(page), says_otherwise = pages_.edited(page),
             other_aliases = section_.edited(path, page.source->bytes());
  links_.edited(path, page.source->bytes());
  return other_headings || says_otherwise || other_aliases;
}

bool PageIndex::edited(const std::string& path) {
  if (!headings_.knows(path) && !pages_.knows(path) && !section_.knows_aliases() && !links_.knows_links()) {
    return false;
  }
  if (const std::unique_ptr<ParsedPage> page = pages_.read(path)) return edited(*page);
  headings_.forget(path);
  pages_.forget(path);
  links_.edited(path, {});
  return true;
}

}  // namespace rubric::engine
