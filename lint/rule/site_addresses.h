// The addresses of a site, which are what links name: "/job-families/sales/renewals/".
//
// All but two answers come from the text of paths and addresses alone, so they cost next to nothing; `file_at` and
// `resolve_hugo` look at the disk, once for each address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "lint/rule/layer.h"

namespace rubric::rule {

struct Address {
  std::string path;        // "/job-families/x/", as it is written but for "." and ".."
  std::string fragment;    // without '#'
  bool operator==(const Address&) const = default;
};

// Several threads may ask at once. A view that is returned lives as long as the site.
class SiteAddresses {
 public:
  virtual ~SiteAddresses() = default;

  // The address of the page in the file `path`; "" where no root of the site holds it.
  virtual std::string address_of(std::string_view path) const = 0;

  // What a link on the page at `page` means; nothing if it leads away from the site.
  virtual std::optional<Address> resolve(std::string_view target, std::string_view page) const = 0;
  // The same for Hugo's ref and relref, which name files: "plan.md#next", "/handbook/plan", "#next".
  virtual std::optional<Address> resolve_hugo(std::string_view target, std::string_view page) const = 0;

  // The path of the page at an address; "" if there is none.
  virtual std::string_view file_at(std::string_view address) const = 0;

  // Whether an address is one of the schema's own pages.
  virtual bool in_section(std::string_view address) const = 0;

  // Where a page went, by the configuration: the rest of an address below a folder that moved moves along.
  virtual std::optional<Address> moved(const Address& address) const = 0;

  // Whether it is said which folders the site is in, and whether all there is of the site of the page in the file
  // `path` is said to be in them.
  virtual bool has_roots() const = 0;
  virtual bool is_complete(std::string_view path) const = 0;
};

}  // namespace rubric::rule
