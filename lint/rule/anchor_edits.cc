#include "lint/rule/anchor_edits.h"

#include <algorithm>
#include <map>
#include <utility>

#include "lint/text/path.h"

namespace rubric::rule {
namespace {

constexpr std::size_t kMostLooks = 2'000'000;   // headings looked at for all renamings of a page

// Whether a link's path names the page at `path` itself: "/a/b/" is a/b/index.md, a/b/_index.md or a/b.md.
bool names(std::string_view link, std::string_view path) {
  if (link.empty()) return true;
  if (link.front() != '/') return false;
  while (link.ends_with('/')) link.remove_suffix(1);
  if (link.empty()) return false;
  std::string_view page =
      path.substr(0, path.size() - std::min<std::size_t>(path.size(), path.ends_with(".md") ? 3 : 0));
  if (page.ends_with(".html")) page.remove_suffix(5);
  const std::string_view name = name_in_folder(page);
  if (name == "index" || name == "_index") page = folder_of(page);
  return page == link.substr(1) || page.ends_with(link);
}

}  // namespace

OwnLinks::OwnLinks(const Document& document, const Workspace* site, Reach reach)
    : document_(document), site_(site), follows_elsewhere_(site != nullptr && reach == Reach::site) {}

// Also with the site's host in front.
bool OwnLinks::is_own(std::string_view link) const {
  const std::string& path = document_.source().path();
  if (site_ == nullptr || link.find("://") == link.npos) return names(link, path);
  const std::optional<Address> address = site_->resolve(link, site_->address_of(path));
  return address && site_->file_at(address->path) == path;
}

std::vector<OwnLinks::Use> OwnLinks::find_uses() const {
  const Document& document = document_;
  std::vector<Use> uses;
  const auto add = [&](std::string_view id, ByteRange range) {
    if (!id.empty()) uses.push_back({std::string(id), range});
  };
  const std::string_view bytes = document.source().bytes();
  if (bytes.find('#') == bytes.npos) return uses;
  for (const Node& node : document.nodes()) {
    const std::string_view written = document.text(node);
    if (node.kind == NodeKind::link) {
      const std::size_t hash = node.destination.find('#');
      if (hash == node.destination.npos || !is_own(node.destination.substr(0, hash))) continue;
      const std::size_t at = written.rfind(node.destination);   // not there where a definition holds it
      if (at == written.npos) continue;
      const std::size_t begin = node.range.begin.value + at + hash + 1;
      add(node.destination.substr(hash + 1), byte_range(begin, begin + node.destination.size() - hash - 1));
    } else if (node.kind == NodeKind::html_inline || node.kind == NodeKind::html_block) {
      for (std::size_t at = written.find("href=\"#"); at != written.npos; at = written.find("href=\"#", at + 1)) {
        const std::size_t begin = at + 7, end = written.find('"', begin);
        if (end == written.npos) break;
        add(written.substr(begin, end - begin),
            byte_range(node.range.begin.value + begin, node.range.begin.value + end));
      }
    }
  }
  // Definitions: "[label]: #id".
  for (std::size_t at = bytes.find("]: #"); at != bytes.npos; at = bytes.find("]: #", at + 1)) {
    const std::size_t line = bytes.find_last_of("\r\n", at) + 1, begin = at + 4;
    const std::size_t end = std::min(bytes.find_first_of(" \t\r\n", begin), bytes.size());
    if (line < bytes.size() && bytes[line] == '[') add(bytes.substr(begin, end - begin), byte_range(begin, end));
  }
  std::ranges::sort(uses);
  return uses;
}

// By this id, or by it and a number.
bool OwnLinks::is_used(std::string_view base) const {
  const auto at = std::ranges::lower_bound(*uses_, base, {}, [](const Use& it) { return std::string_view(it.id); });
  return at != uses_->end() && at->id.starts_with(base);
}

std::vector<FileEdits> OwnLinks::follow_elsewhere(const std::vector<AnchorTable::Change>& changes) const {
  std::map<std::string_view, FileEdits> by_page;
  for (const AnchorTable::Change& change : changes) {
    for (LinkToPlace& it : site_->links_to(document_.source().path(), change.before)) {
      FileEdits& its = by_page[it.page->path()];
      its.page = std::move(it.page);
      its.edits.push_back({it.anchor, change.after});
    }
  }
  std::vector<FileEdits> elsewhere;
  for (auto& [path, its] : by_page) {
    std::ranges::sort(its.edits);
    elsewhere.push_back(std::move(its));
  }
  return elsewhere;
}

std::optional<OwnLinks::Following> OwnLinks::follow(const Rewording& rewording) const {
  Following followed;
  if (!uses_) uses_ = find_uses();
  if (uses_->empty() && !follows_elsewhere_) return followed;
  const std::string& path = document_.source().path();
  if (!style_) style_ = (site_ != nullptr ? site_->anchor_ways(path) : anchor_ways(path)).own;
  // Before they are numbered.
  const auto base = [&](std::string_view text, std::string_view written) {
    return slug(*style_ == AnchorStyle::kramdown ? written : text, *style_);
  };
  const std::string now =
      base(plain_text(document_, rewording.heading), words_as_written(document_, rewording.heading));
  if (!follows_elsewhere_ && !is_used(now) && !is_used(base(rewording.text, rewording.written))) return followed;

  if (!anchors_) anchors_.emplace(document_, *style_);
  const std::vector<AnchorTable::Change> changes = anchors_->changes(rewording, looked_at_);
  if (looked_at_ > kMostLooks) return std::nullopt;
  for (const AnchorTable::Change& it : changes) {
    auto use = std::ranges::lower_bound(*uses_, it.before, {}, &Use::id);
    for (; use != uses_->end() && use->id == it.before; ++use) followed.here.push_back({use->range, it.after});
  }
  if (follows_elsewhere_ && !changes.empty()) followed.elsewhere = follow_elsewhere(changes);
  return followed;
}

}  // namespace rubric::rule
