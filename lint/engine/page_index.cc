#include "lint/engine/page_index.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "lint/document/anchors.h"
#include "lint/document/front_matter.h"
#include "lint/engine/addresses.h"
#include "lint/engine/anchor_ways.h"
#include "lint/engine/file_links.h"
#include "lint/rule/page_summary.h"
#include "lint/text/hash.h"
#include "lint/text/destination.h"
#include "lint/text/path.h"
#include "lint/text/percent.h"

namespace rubric::engine {
namespace {

constexpr std::size_t kMostNeighbours = 500;
constexpr std::size_t kAnyDepth = std::numeric_limits<std::size_t>::max();

YamlId find(const YamlTree& tree, std::string_view key) { return tree.empty() ? kNoYaml : tree.find(tree.root(), key); }

// The addresses that the front matter of a page gives it beside its own.
std::vector<std::string> aliases_in(std::string_view markdown, std::string_view own_address) {
  std::vector<std::string> aliases;
  const std::optional<FrontMatterFence> fence = find_front_matter(markdown);
  if (!fence ||
      markdown.substr(fence->content.begin.value, fence->content.size()).find("aliases") == std::string_view::npos) {
    return aliases;
  }
  const YamlTree tree = read_front_matter(markdown, *fence);
  const YamlId list = find(tree, "aliases");
  if (list == kNoYaml) return aliases;
  for (const YamlId alias : tree.children(list)) {
    const std::string& value = tree[alias].value;
    aliases.push_back(with_slash(value.starts_with('/') ? value : joined(folder_of(own_address), value)));
  }
  return aliases;
}

const Site& site_or_none(const Schema* schema) {
  static const Site kNone;
  return schema == nullptr ? kNone : schema->site;
}

PageSummary summary_of_reading(const Reading& page) {
  return summary_of(page.document, page.outline, page.front_matter, page.schema, page.match ? &*page.match : nullptr);
}

}  // namespace

PageIndex::PageIndex(std::optional<std::string> root, const Schema* schema, const LinkSettings& settings,
                     SiteFiles files)
    : is_site_(root.has_value()),
      root_(std::move(root).value_or("")),
      schema_(schema),
      site_(site_or_none(schema)),
      settings_(settings),
      files_(std::move(files)) {}

std::string PageIndex::address_of(std::string_view path) const {
  return is_site_ && !path.empty() ? address_of_file(path, root_) : std::string();
}

std::optional<Address> PageIndex::resolve(std::string_view target, std::string_view page) const {
  return is_site_ ? resolved(target, page, site_) : std::nullopt;
}

std::optional<Address> PageIndex::resolve_hugo(std::string_view target, std::string_view page) const {
  if (!is_site_) return std::nullopt;
  return resolved_hugo(target, page, [&](std::string_view address) { return !file_at(address).empty(); });
}

bool PageIndex::in_section(std::string_view address) const {
  const std::string& section = site_.section;
  return !section.empty() && address.size() > section.size() && address.starts_with(section);
}

std::optional<Address> PageIndex::moved(const Address& address) const { return engine::moved(address, settings_); }

// What is known of a path, or made now: outside of the lock, so another thread may have been first.
template <class T, class Make>
T* PageIndex::known_or(ByPath<T>& known, std::string_view key, Make make) const {
  {
    const std::lock_guard lock(mutex_);
    if (const auto found = known.find(key); found != known.end()) return found->second.get();
  }
  std::unique_ptr<T> made = make();
  const std::lock_guard lock(mutex_);
  return known.emplace(std::string(key), std::move(made)).first->second.get();
}

const PageIndex::Place& PageIndex::place(std::string_view address) const {
  return *known_or(places_, address_key(address), [&] {
    const std::string written = percent_decoded(address);
    std::string path = file_of(written, root_, files_.is_file);
    for (auto root = settings_.roots.begin(); path.empty() && root != settings_.roots.end(); ++root) {
      path = file_of(written, *root, files_.is_file);
    }
    return std::make_unique<Place>(Place{std::move(path)});
  });
}

std::string_view PageIndex::file_at(std::string_view address) const { return place(address).path; }

Existence PageIndex::existence(std::string_view address) const {
  if (!file_at(address).empty()) return Existence::here;
  if (settings_.complete) {
    const Existence file = file_existence(address);
    return file == Existence::absent && is_alias(address) ? Existence::here : file;
  }
  const std::lock_guard lock(mutex_);
  if (!std::exchange(places_.find(address_key(address))->second->led_nowhere, true)) ++unknown_;
  return Existence::unknown;
}

// Of what is served beside pages not all may be below the roots, so it is missed only in a folder that is there.
Existence PageIndex::file_existence(std::string_view address) const {
  if (files_.tree == nullptr) return Existence::absent;
  const std::string decoded = percent_decoded(address);
  const std::string_view name = name_in_folder(decoded), suffix = suffix_of(name);
  const bool is_page = suffix.empty() || is_page_name(name) || suffix == ".html";
  std::vector<std::string> roots = settings_.roots;
  if (std::ranges::find(roots, root_) == roots.end()) roots.push_back(root_);
  bool has_folder = false;
  for (const std::string& root : roots) {
    const std::string top = joined(files_.current_folder, root),
                      path = joined(top, std::string_view(decoded).substr(
                                             std::min(decoded.find_first_not_of('/'), decoded.size())));
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

FileTarget PageIndex::file_target(std::string_view path, std::string_view page, bool may_be_on_site) const {
  if (files_.tree == nullptr) return {};
  const std::string file = joined(files_.current_folder, page);
  FileTarget out = engine::file_target(*files_.tree, path, {file, may_be_on_site, is_complete(page)});
  if (!out.path.empty()) out.path = out.path == file ? std::string(page) : shown_path(files_.current_folder, out.path);
  return out;
}

std::size_t PageIndex::unknown_pages() const {
  const std::lock_guard lock(mutex_);
  return unknown_;
}

std::string PageIndex::section_folder() const {
  return joined(root_, std::string_view(site_.section).substr(std::min<std::size_t>(1, site_.section.size())));
}

std::optional<std::string> PageIndex::page_named_like(std::string_view address) const {
  const auto last_name = [](std::string_view it) {
    while (it.ends_with('/')) it.remove_suffix(1);
    return it.substr(it.rfind('/') + 1);
  };
  std::optional<std::string> found;
  for (const std::string& path : pages_of_section()) {
    std::string its = address_of(path);
    if (last_name(its) != last_name(address)) continue;
    if (found) return std::nullopt;
    found = std::move(its);
  }
  return found;
}

AnchorWays PageIndex::anchor_ways(std::string_view path) const {
  if (settings_.anchors) return {*settings_.anchors};
  if (files_.tree == nullptr) return document::anchor_ways(path);
  // Pages of a folder are alike, but for those that are read elsewhere.
  const AnchorWays* const told = known_or(ways_, is_read_in_repository(path) ? path : folder_of(path), [&] {
    const std::optional<AnchorWays> ways = told_anchor_ways(*files_.tree, joined(files_.current_folder, path));
    return ways ? std::make_unique<AnchorWays>(*ways) : nullptr;
  });
  return told != nullptr ? *told : document::anchor_ways(path);
}

bool PageIndex::shows_anchor(std::string_view path, std::string_view anchor) const {
  const HeadingLines* const its = headings(path);
  return its != nullptr && its->make_anchor(anchor, anchor_ways(path));
}

const std::vector<std::string>* PageIndex::anchors(std::string_view path) const {
  const auto of = [&](const Document& document) {
    return std::make_unique<std::vector<std::string>>(
        known_anchors(document, NodesByKind(document), anchor_ways(path)));
  };
  return known_or(anchors_, path, [&]() -> std::unique_ptr<std::vector<std::string>> {
    if (files_.kept > 0 && in_section(address_of(path))) {   // its own check is likely to come
      std::unique_ptr<Reading> page = read(path);
      if (!page) return nullptr;
      auto its = of(page->document);
      keep(std::move(page));
      return its;
    }
    std::optional<std::string> bytes = files_.read(std::string(path));
    if (!bytes) return nullptr;
    const SourceText source(std::string(path), *std::move(bytes));
    return of(parse_markdown(source, settings_.raw_shortcodes));
  });
}

std::vector<std::string_view> PageIndex::siblings_with(std::string_view path, std::string_view words) const {
  if (!is_site_) return {};
  const std::string_view name = name_in_folder(path);
  const std::string_view own = folder_of(path);
  const std::string_view around = name.starts_with("index.") || name.starts_with("_index.") ? folder_of(own) : own;
  const std::uint64_t wanted = likeness(words);
  std::vector<std::string_view> found;
  for (const Neighbour& it : pages_around(around)) {
    if (it.headings != nullptr && it.headings->may_have(wanted) && it.path != path) found.push_back(it.path);
  }
  return found;
}

std::vector<LinkToPlace> PageIndex::links_to(std::string_view path, std::string_view anchor) const {
  if (!is_site_) return {};
  const Namings& named = namings();
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

const LinksToPlaces* PageIndex::links_from(const std::string& path) const {
  return known_or(links_from_, path, [&]() -> std::unique_ptr<LinksToPlaces> {
    std::optional<std::string> bytes = files_.read(path);
    if (!bytes) return nullptr;
    const std::string page = address_of(path);
    const auto file_of_reference = [&](const Reference& it) -> std::string {
      const std::optional<Address> address =
          it.kind == Reference::Kind::hugo_ref ? resolve_hugo(it.target, page) : resolve(it.target, page);
      return address ? std::string(file_at(address->path)) : std::string();
    };
    return std::make_unique<LinksToPlaces>(links_to_places(std::make_shared<const SourceText>(path, *std::move(bytes)),
                                                           file_of_reference, settings_.raw_shortcodes));
  });
}

const PageIndex::Namings& PageIndex::namings() const {
  {
    const std::lock_guard lock(mutex_);
    if (namings_) return *namings_;
  }
  auto made = std::make_unique<Namings>();
  for (std::string& path : files_.pages_below(root_, kAnyDepth)) {
    if (files_.may_not_edit && files_.may_not_edit(path)) continue;
    const std::optional<std::string> bytes = files_.read(path);
    if (!bytes) continue;
    const auto page = static_cast<std::uint32_t>(made->paths.size());
    for (const std::uint64_t anchor : anchors_named(*bytes)) made->all.push_back({anchor, page});
    made->paths.push_back(std::move(path));
  }
  std::ranges::sort(made->all);
  const std::lock_guard lock(mutex_);
  if (!namings_) namings_ = std::move(made);
  return *namings_;
}

void PageIndex::name_anew(const std::string& path, std::string_view text) {
  links_from_.erase(path);
  if (!namings_) return;
  const auto known = std::ranges::find(namings_->paths, path);
  if (known == namings_->paths.end()) return;
  const auto page = static_cast<std::uint32_t>(known - namings_->paths.begin());
  std::erase_if(namings_->all, [&](const Namings::Naming& it) { return it.page == page; });
  for (const std::uint64_t anchor : anchors_named(text)) namings_->all.push_back({anchor, page});
  std::ranges::sort(namings_->all);
}

bool PageIndex::has_folder(std::string_view name) const {
  return is_site_ && *known_or(folders_, name, [&] {
           return std::make_unique<bool>(!files_.pages_below(joined(section_folder(), name), kAnyDepth).empty());
         });
}

const PageSummary* PageIndex::summary(std::string_view path) const {
  return known_or(summaries_, path, [&]() -> std::unique_ptr<PageSummary> {
    std::unique_ptr<Reading> page = read(path);
    if (!page) return nullptr;
    auto its = std::make_unique<PageSummary>(summary_of_reading(*page));
    keep(std::move(page));
    return its;
  });
}

std::unique_ptr<Reading> PageIndex::read(std::string_view path) const {
  std::optional<std::string> bytes = files_.read(std::string(path));
  if (!bytes) return nullptr;
  return std::make_unique<Reading>(
      read_page(std::make_unique<SourceText>(std::string(path), *std::move(bytes)), schema_, settings_.raw_shortcodes));
}

void PageIndex::keep(std::unique_ptr<Reading> page) const {
  const std::lock_guard lock(mutex_);
  kept_.push_back(std::move(page));
  if (kept_.size() > files_.kept) kept_.pop_front();
}

std::optional<Reading> PageIndex::taken(const SourceText& source, const Schema* schema) const {
  if (schema != schema_) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const auto found = std::ranges::find_if(kept_, [&](const std::unique_ptr<Reading>& it) {
    return it->source->path() == source.path() && it->source->bytes() == source.bytes();
  });
  if (found == kept_.end()) return std::nullopt;
  std::optional<Reading> page(std::move(**found));
  kept_.erase(found);
  return page;
}

void PageIndex::remember(const Reading& page) const {
  if (page.schema != schema_ || schema_ == nullptr) return;
  {
    const std::lock_guard lock(mutex_);
    if (summaries_.contains(page.source->path())) return;
  }
  auto its = std::make_unique<PageSummary>(summary_of_reading(page));
  const std::lock_guard lock(mutex_);
  summaries_.emplace(page.source->path(), std::move(its));
}

// What is known is written over where it stands, since neighbours point to it.
bool PageIndex::edited(const Reading& page) {
  const std::string& path = page.source->path();
  bool news = false;
  const auto take = [&](auto& known, auto now) {
    const auto found = known.find(path);
    if (found == known.end() || (found->second && *found->second == now)) return;
    news = true;
    if (found->second) *found->second = std::move(now);
    else known.erase(found);   // it could not be read before
  };
  if (headings_.contains(path)) {
    if (!headings_.find(path)->second) around_.clear();
    take(headings_, heading_lines(page.source->bytes()));
  }
  if (anchors_.contains(path)) {
    take(anchors_, known_anchors(page.document, NodesByKind(page.document), anchor_ways(path)));
  }
  if (summaries_.contains(path)) {
    const bool matched = page.schema == schema_;   // not where another configuration governs the page
    const std::unique_ptr<Reading> again = matched ? nullptr : read(path);
    if (matched || again) take(summaries_, summary_of_reading(matched ? page : *again));
    else news = summaries_.erase(path) > 0;
  }
  name_anew(path, page.source->bytes());
  return aliases_change(path, page.source->bytes()) || news;
}

bool PageIndex::edited(const std::string& path) {
  if (!headings_.contains(path) && !anchors_.contains(path) && !summaries_.contains(path) && !aliases_ && !namings_) {
    return false;
  }
  if (const std::unique_ptr<Reading> page = read(path)) return edited(*page);
  around_.clear();
  name_anew(path, {});
  headings_.erase(path);
  anchors_.erase(path);
  summaries_.erase(path);
  return true;
}

void PageIndex::keep_at_most(std::size_t pages) {
  files_.kept = pages;
  while (kept_.size() > pages) kept_.pop_front();
}

const HeadingLines* PageIndex::headings(std::string_view path) const {
  return known_or(headings_, path, [&]() -> std::unique_ptr<HeadingLines> {
    const std::optional<std::string> bytes = files_.read(std::string(path));
    return bytes ? std::make_unique<HeadingLines>(heading_lines(*bytes)) : nullptr;
  });
}

const std::vector<PageIndex::Neighbour>& PageIndex::pages_around(std::string_view folder) const {
  return *known_or(around_, folder, [&] {
    std::vector<std::string> pages = files_.pages_below(std::string(folder), 1);
    if (pages.size() > kMostNeighbours) pages.resize(kMostNeighbours);
    auto neighbours = std::make_unique<std::vector<Neighbour>>();
    for (std::string& path : pages) {
      const HeadingLines* const its = headings(path);
      neighbours->push_back({std::move(path), its});
    }
    return neighbours;
  });
}

const std::vector<std::string>& PageIndex::pages_of_section() const {
  {
    const std::lock_guard lock(mutex_);
    if (of_section_) return *of_section_;
  }
  std::vector<std::string> pages = files_.pages_below(section_folder(), kAnyDepth);
  const std::lock_guard lock(mutex_);
  if (!of_section_) of_section_ = std::move(pages);
  return *of_section_;
}

bool PageIndex::aliases_change(const std::string& path, std::string_view text) {
  if (!aliases_) return false;
  std::vector<Alias> had, has;
  std::ranges::copy_if(*aliases_, std::back_inserter(had), [&](const Alias& it) { return it.path == path; });
  if (!address_of(path).empty()) {
    for (std::string& it : aliases_in(text, address_of(path))) has.push_back({std::move(it), path});
  }
  std::ranges::sort(has);
  if (had == has) return false;
  std::erase_if(*aliases_, [&](const Alias& it) { return it.path == path; });
  std::ranges::move(has, std::back_inserter(*aliases_));
  std::ranges::sort(*aliases_);
  return true;
}

bool PageIndex::has_alias(std::string_view address) const {
  const auto found =
      std::ranges::lower_bound(*aliases_, address, {}, [](const Alias& it) { return std::string_view(it.address); });
  return found != aliases_->end() && found->address == address;
}

// They are read only where an address leads nowhere.
bool PageIndex::is_alias(std::string_view address) const {
  const std::vector<std::string>& pages = pages_of_section();
  const std::string wanted = with_slash(std::string(address));
  {
    const std::lock_guard lock(mutex_);
    if (aliases_) return has_alias(wanted);
  }
  std::vector<Alias> aliases;
  for (const std::string& path : pages) {
    const std::optional<std::string> bytes = files_.read(path);
    if (!bytes) continue;
    for (std::string& it : aliases_in(*bytes, address_of(path))) aliases.push_back({std::move(it), path});
  }
  std::ranges::sort(aliases);
  const std::lock_guard lock(mutex_);
  if (!aliases_) aliases_ = std::move(aliases);
  return has_alias(wanted);
}

}  // namespace rubric::engine
