// What a rule sees beyond its own page: the pages of the site, and where pages moved to.
//
// A page of the site has an address, which is what links name: "/job-families/sales/renewals/". A rule asks for the
// least that answers its question: whether a page is there costs a look at the disk, who has a heading of some words
// a look over lines, and what a page says a parse.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/anchors.h"
#include "lint/rule/layer.h"
#include "lint/text/offsets.h"
#include "lint/text/source_text.h"

namespace rubric::rule {

// Words of a page with their place there.
struct PlacedWords {
  std::string text;
  DisplayPosition at;
  bool operator==(const PlacedWords&) const = default;
};

// What other pages may ask about one.
struct PageSummary {
  std::string path;                    // as reports print it
  std::string title;
  DisplayPosition title_at;
  std::vector<PlacedWords> roles;      // titles of the sections whose name is free and occurs once
  std::vector<PlacedWords> levels;     // the items of the lists that pages of a family share, first line each
  std::vector<PlacedWords> sections;   // the page's own sections, by their names in the schema
  bool operator==(const PageSummary&) const = default;
};

struct Address {
  std::string path;        // "/job-families/x/", as it is written but for "." and ".."
  std::string fragment;    // without '#'
  bool operator==(const Address&) const = default;
};

// A link to a place on another page.
struct LinkToPlace {
  std::shared_ptr<const SourceText> page;   // that it stands on
  ByteRange anchor;                         // there: the name of the place, behind '#'
};

enum class Existence : std::uint8_t { here, absent, unknown };

// What the path of a relative link leads to, by the files that are there.
struct FileTarget {
  Existence existence = Existence::unknown;
  std::string path;      // of the page that it shows, as reports print it; "" of what is no page
  // Where it leads nowhere: what was probably meant, as the link would write it, and how that differs. "": no idea.
  std::string instead;
  enum class Slip : std::uint8_t { none, letter_case, backslash, spelling, folder } slip = Slip::none;
};

// What is returned as a pointer or a view lives as long as no page changes.
class Workspace {
 public:
  virtual ~Workspace() = default;

  // The address of the page in the file `path`; "" where no root of the site holds it.
  virtual std::string address_of(std::string_view path) const = 0;

  // What a link on the page at `page` means; nothing if it leads away from the site.
  virtual std::optional<Address> resolve(std::string_view target, std::string_view page) const = 0;
  // The same for Hugo's ref and relref, which name files: "plan.md#next", "/handbook/plan", "#next".
  virtual std::optional<Address> resolve_hugo(std::string_view target, std::string_view page) const = 0;

  // Whether it is said which folders the site is in, and whether all there is of the site of the page in the file
  // `path` is said to be in them.
  virtual bool has_roots() const = 0;
  virtual bool is_complete(std::string_view path) const = 0;

  // Whether an address is one of the schema's own pages.
  virtual bool in_section(std::string_view address) const = 0;

  // The path of the page at an address; "" if there is none.
  virtual std::string_view file_at(std::string_view address) const = 0;

  // Absent only if the folder where it would be is said to be complete.
  virtual Existence existence(std::string_view address) const = 0;

  // What the path of a relative link on the page in the file `page` leads to: the path as it is written, without query
  // and fragment. Addresses of a site may be made of something else than files have for names, so of a page that
  // `may_be_on_site` less is known to lead nowhere. Nothing is looked at outside of the repository.
  virtual FileTarget file_target(std::string_view path, std::string_view page, bool may_be_on_site) const = 0;

  // The address of the one page of the section whose last name is that of `address`; nothing if there is none, or
  // several.
  virtual std::optional<std::string> page_named_like(std::string_view address) const = 0;

  // The ways in which the ids of headings of the page at `path` may be made.
  virtual AnchorWays anchor_ways(std::string_view path) const = 0;

  // Whether a look at the lines of the page at `path` finds a heading with this anchor: right where it says so, and
  // where headings are written plainly.
  virtual bool shows_anchor(std::string_view path, std::string_view anchor) const = 0;
  // All of its anchors, sorted; nullptr if it cannot be read.
  virtual const std::vector<std::string>* anchors(std::string_view path) const = 0;

  // The paths of the pages beside that of `path` (in the folder around its own, and one folder below that) whose title
  // or one of whose headings seems to read `words`, whatever the case. Sorted.
  virtual std::vector<std::string_view> siblings_with(std::string_view path, std::string_view words) const = 0;

  // What the page at `path` says; nullptr if it cannot be read.
  virtual const PageSummary* summary(std::string_view path) const = 0;

  // The links of other pages to the place `anchor` of the page at `path`, by page and place; without those that nobody
  // may edit. All pages of the site are looked over once.
  virtual std::vector<LinkToPlace> links_to(std::string_view path, std::string_view anchor) const = 0;

  // Whether the schema's section has a folder of this name with pages in it.
  virtual bool has_folder(std::string_view name) const = 0;

  // Where a page went, by the configuration: the rest of an address below a folder that moved moves along.
  virtual std::optional<Address> moved(const Address& address) const = 0;
};

}  // namespace rubric::rule
