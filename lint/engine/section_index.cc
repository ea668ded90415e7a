#include "lint/engine/section_index.h"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

#include "lint/document/front_matter.h"
#include "lint/engine/addresses.h"
#include "lint/text/path.h"

namespace rubric::engine {
namespace {

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

std::string_view last_name(std::string_view address) {
  while (address.ends_with('/')) address.remove_suffix(1);
  return address.substr(address.rfind('/') + 1);
}

}  // namespace

const std::vector<std::string>& SectionIndex::pages() const {
  return pages_.get([&] { return files_.pages_below(layout_.section_folder(), kAnyDepth); });
}

std::optional<std::string> SectionIndex::page_named_like(std::string_view address) const {
  std::optional<std::string> found;
  for (const std::string& path : pages()) {
    std::string its = layout_.address_of(path);
    if (last_name(its) != last_name(address)) continue;
    if (found) return std::nullopt;
    found = std::move(its);
  }
  return found;
}

bool SectionIndex::has_folder(std::string_view name) const {
  return layout_.is_site() && *folders_.get(name, [&] {
    return std::make_unique<bool>(!files_.pages_below(joined(layout_.section_folder(), name), kAnyDepth).empty());
  });
}

bool SectionIndex::is_alias(std::string_view address) const {
  const std::vector<Alias>& aliases = aliases_.get([&] { return read_aliases(); });
  const std::string wanted = with_slash(std::string(address));
  return std::ranges::binary_search(aliases, wanted, {}, &Alias::address);
}

std::vector<SectionIndex::Alias> SectionIndex::read_aliases() const {
  std::vector<Alias> aliases;
  for (const std::string& path : pages()) {
    const std::optional<std::string> bytes = files_.read(path);
    if (!bytes) continue;
    for (std::string& it : aliases_in(*bytes, layout_.address_of(path))) aliases.push_back({std::move(it), path});
  }
  std::ranges::sort(aliases);
  return aliases;
}

bool SectionIndex::edited(const std::string& path, std::string_view text) {
  std::vector<Alias>* const all = aliases_.if_made();
  if (all == nullptr) return false;
  std::vector<Alias> had, has;
  std::ranges::copy_if(*all, std::back_inserter(had), [&](const Alias& it) { return it.path == path; });
  if (const std::string own = layout_.address_of(path); !own.empty()) {
    for (std::string& it : aliases_in(text, own)) has.push_back({std::move(it), path});
  }
  std::ranges::sort(has);
  if (had == has) return false;
  std::erase_if(*all, [&](const Alias& it) { return it.path == path; });
  std::ranges::move(has, std::back_inserter(*all));
  std::ranges::sort(*all);
  return true;
}

}  // namespace rubric::engine
