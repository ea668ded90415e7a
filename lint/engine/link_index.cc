#include "lint/engine/link_index.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "lint/text/hash.h"

namespace rubric::engine {

std::vector<LinkToPlace> LinkIndex::links_to(std::string_view path, std::string_view anchor) const {
  if (!layout_.is_site()) return {};
  const Namings& named = namings_.get([&] { return look_over_pages(); });
  const std::uint64_t hash = hash_of(anchor);
  std::vector<LinkToPlace> found;
  for (auto it = std::ranges::lower_bound(named.all, hash, {}, &Namings::Naming::anchor);
       it != named.all.end() && it->anchor == hash; ++it) {
    const std::string& from = named.paths[it->page];
    if (from == path) continue;
    const LinksToPlaces* const its = links_from(from);
    if (its == nullptr) continue;
    for (const LinksToPlaces::Link& link : its->links) {
      if (link.path == path && link.anchor == anchor) found.push_back({its->page, link.place});
    }
  }
  return found;
}

LinkIndex::Namings LinkIndex::look_over_pages() const {
  Namings made;
  for (std::string& path : files_.pages_below(layout_.root(), kAnyDepth)) {
    if (files_.may_not_edit && files_.may_not_edit(path)) continue;
    const std::optional<std::string> bytes = files_.read(path);
    if (!bytes) continue;
    const auto page = static_cast<std::uint32_t>(made.paths.size());
    for (const std::uint64_t anchor : anchors_named(*bytes)) made.all.push_back({anchor, page});
    made.paths.push_back(std::move(path));
  }
  std::ranges::sort(made.all);
  return made;
}

const LinksToPlaces* LinkIndex::links_from(const std::string& path) const {
  return links_from_.get(path, [&]() -> std::unique_ptr<LinksToPlaces> {
    std::optional<std::string> bytes = files_.read(path);
    if (!bytes) return nullptr;
    const std::string page = layout_.address_of(path);
    return std::make_unique<LinksToPlaces>(links_to_places(
        std::make_shared<const SourceText>(path, *std::move(bytes)),
        [&](const Reference& it) { return page_of(it, page); }, layout_.settings().raw_shortcodes));
  });
}

// The path of the page that a reference on the page at the address `from` leads to; "" of others.
std::string LinkIndex::page_of(const Reference& reference, std::string_view from) const {
  const std::optional<Address> address = reference.kind == Reference::Kind::hugo_ref
                                             ? addresses_.resolve_hugo(reference.target, from)
                                             : layout_.resolve(reference.target, from);
  return address ? std::string(addresses_.file_at(address->path)) : std::string();
}

void LinkIndex::edited(const std::string& path, std::string_view text) {
  links_from_.forget(path);
  Namings* const known = namings_.if_made();
  if (known == nullptr) return;
  const auto its = std::ranges::find(known->paths, path);
  if (its == known->paths.end()) return;
  const auto page = static_cast<std::uint32_t>(its - known->paths.begin());
  std::erase_if(known->all, [&](const Namings::Naming& it) { return it.page == page; });
  for (const std::uint64_t anchor : anchors_named(text)) known->all.push_back({anchor, page});
  std::ranges::sort(known->all);
}

}  // namespace rubric::engine
