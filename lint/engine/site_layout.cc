#include "lint/engine/site_layout.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "lint/engine/addresses.h"
#include "lint/text/path.h"
#include "lint/text/percent.h"

namespace rubric::engine {
namespace {

const Site& site_or_none(const Schema* schema) {
  static const Site kNone;
  return schema == nullptr ? kNone : schema->site;
}

}  // namespace

SiteLayout::SiteLayout(std::optional<std::string> root, const Schema* schema, const LinkSettings& settings)
    : is_site_(root.has_value()),
      root_(std::move(root).value_or("")),
      site_(site_or_none(schema)),
      settings_(settings) {}

std::vector<std::string> SiteLayout::all_roots() const {
  std::vector<std::string> roots = settings_.roots;
  if (std::ranges::find(roots, root_) == roots.end()) roots.push_back(root_);
  return roots;
}

std::string SiteLayout::section_folder() const {
  return joined(root_, std::string_view(site_.section).substr(std::min<std::size_t>(1, site_.section.size())));
}

std::string SiteLayout::address_of(std::string_view path) const {
  return is_site_ && !path.empty() ? address_of_file(path, root_) : std::string();
}

std::optional<Address> SiteLayout::resolve(std::string_view target, std::string_view page) const {
  return is_site_ ? resolved(target, page, site_) : std::nullopt;
}

bool SiteLayout::in_section(std::string_view address) const {
  const std::string& section = site_.section;
  return !section.empty() && address.size() > section.size() && address.starts_with(section);
}

std::optional<Address> SiteLayout::moved(const Address& address) const { return engine::moved(address, settings_); }

std::string SiteLayout::file_of(std::string_view address,
                                const std::function<bool(const std::string& path)>& is_file) const {
  const std::string written = percent_decoded(address);
  std::string path = engine::file_of(written, root_, is_file);
  for (auto root = settings_.roots.begin(); path.empty() && root != settings_.roots.end(); ++root) {
    path = engine::file_of(written, *root, is_file);
  }
  return path;
}

}  // namespace rubric::engine
