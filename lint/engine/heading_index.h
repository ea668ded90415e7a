// The headings of the pages of a site: who has one of some words, and which anchors they make.
//
// To find a heading, the lines of a page are only looked over; all anchors of a page cost a parse. Each page is looked
// over and parsed once, when somebody first asks. Several threads may ask at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lint/document/anchors.h"
#include "lint/engine/heading_lines.h"
#include "lint/engine/made_once.h"
#include "lint/engine/page_cache.h"
#include "lint/engine/parsed_page.h"
#include "lint/engine/site_files.h"
#include "lint/engine/told_anchor_ways.h"

namespace rubric::engine {

class HeadingIndex {
 public:
  // All must outlive the index.
  HeadingIndex(const SiteFiles& files, const LinkSettings& settings, const PageCache& pages)
      : files_(files), pages_(pages), ways_(files, settings) {}

  // These promise what SiteAnchors and SitePages do.
  AnchorWays anchor_ways(std::string_view path) const { return ways_.of(path); }
  bool shows_anchor(std::string_view path, std::string_view anchor) const;
  const std::vector<std::string>* anchors(std::string_view path) const;
  std::vector<std::string_view> siblings_with(std::string_view path, std::string_view words) const;

  // For when no thread asks. `edited` tells whether a page that reads otherwise now has other headings or anchors than
  // somebody was told.
  bool knows(std::string_view path) const { return lines_.has(path) || anchors_.has(path); }
  bool edited(const ParsedPage& page);
  void forget(std::string_view path);

 private:
  struct Neighbour {
    std::string path;
    const HeadingLines* headings;   // nullptr: it cannot be read
  };
  const HeadingLines* lines(std::string_view path) const;
  const std::vector<Neighbour>& pages_around(std::string_view folder) const;

  const SiteFiles& files_;
  const PageCache& pages_;
  ToldAnchorWays ways_;
  MadeByPath<HeadingLines> lines_;
  MadeByPath<std::vector<Neighbour>> around_;   // by folder
  MadeByPath<std::vector<std::string>> anchors_;
};

}  // namespace rubric::engine
