// How the folders of a site become its addresses: by its root, the schema's section and the settings.
//
// Nothing is kept, and nothing is looked at but whether a file is there, by the one function that is given a way to
// tell. The rest are pure functions of what a layout is made of, so any number of threads may call them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/config.h"
#include "lint/rule/site_addresses.h"
#include "lint/schema/schema.h"

namespace rubric::engine {

class SiteLayout {
 public:
  // Without a root there is no site: no page has an address, and no link means one. The schema, if there is one, and
  // the settings must outlive the layout.
  SiteLayout(std::optional<std::string> root, const Schema* schema, const LinkSettings& settings);

  bool is_site() const { return is_site_; }
  const LinkSettings& settings() const { return settings_; }
  const std::string& root() const { return root_; }   // "" where there is no site, too
  std::vector<std::string> all_roots() const;         // those of the settings, and this one
  std::string section_folder() const;                 // that the schema's pages are in

  // These promise what SiteAddresses does.
  std::string address_of(std::string_view path) const;
  std::optional<Address> resolve(std::string_view target, std::string_view page) const;
  bool in_section(std::string_view address) const;
  std::optional<Address> moved(const Address& address) const;
  bool has_roots() const { return !settings_.roots.empty(); }
  bool is_complete(std::string_view path) const { return settings_.complete && !address_of(path).empty(); }

  // The file of the page at an address, below the root or else below one of the settings; "" if none is there.
  std::string file_of(std::string_view address, const std::function<bool(const std::string& path)>& is_file) const;

 private:
  bool is_site_;
  std::string root_;
  const Site& site_;
  const LinkSettings& settings_;
};

}  // namespace rubric::engine
