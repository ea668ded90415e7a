// The pages of a site, and the files beside them: which are there, and what they say.
//
// Whether a page is there costs a look at the disk, who has a heading of some words a look over lines, and what a page
// says a parse; each is paid once, so a rule asks for the least that answers its question.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/rule/layer.h"
#include "lint/text/offsets.h"

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

enum class Existence : std::uint8_t { here, absent, unknown };

// What the path of a relative link leads to, by the files that are there.
struct FileTarget {
  Existence existence = Existence::unknown;
  std::string path;      // of the page that it shows, as reports print it; "" of what is no page
  // Where it leads nowhere: what was probably meant, as the link would write it, and how that differs. "": no idea.
  std::string instead;
  enum class Slip : std::uint8_t { none, letter_case, backslash, spelling, folder } slip = Slip::none;
};

// Several threads may ask at once. What is returned as a pointer or a view lives as long as no page changes.
class SitePages {
 public:
  virtual ~SitePages() = default;

  // Absent only if the folder where it would be is said to be complete.
  virtual Existence existence(std::string_view address) const = 0;

  // What the path of a relative link on the page in the file `page` leads to: the path as it is written, without query
  // and fragment. Addresses of a site may be made of something else than files have for names, so of a page that
  // `may_be_on_site` less is known to lead nowhere. Nothing is looked at outside of the repository.
  virtual FileTarget file_target(std::string_view path, std::string_view page, bool may_be_on_site) const = 0;

  // The address of the one page of the section whose last name is that of `address`; nothing if there is none, or
  // several.
  virtual std::optional<std::string> page_named_like(std::string_view address) const = 0;

  // Whether the schema's section has a folder of this name with pages in it.
  virtual bool has_folder(std::string_view name) const = 0;

  // The paths of the pages beside that of `path` (in the folder around its own, and one folder below that) whose title
  // or one of whose headings seems to read `words`, whatever the case. Sorted.
  virtual std::vector<std::string_view> siblings_with(std::string_view path, std::string_view words) const = 0;

  // What the page at `path` says; nullptr if it cannot be read.
  virtual const PageSummary* summary(std::string_view path) const = 0;
};

}  // namespace rubric::rule
