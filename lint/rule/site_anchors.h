// The places on the pages of a site that links name behind '#', and the links to them.
//
// A look over the lines of a page mostly tells whether an anchor is there; to know all of its anchors, it is parsed. To
// find the links to a place, all pages are looked over once.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lint/document/anchors.h"
#include "lint/rule/layer.h"
#include "lint/text/offsets.h"
#include "lint/text/source_text.h"

namespace rubric::rule {

// A link to a place on another page.
struct LinkToPlace {
  std::shared_ptr<const SourceText> page;   // that it stands on
  ByteRange anchor;                         // there: the name of the place, behind '#'
};

// Several threads may ask at once. What is returned as a pointer lives as long as no page changes.
class SiteAnchors {
 public:
  virtual ~SiteAnchors() = default;

  // The ways in which the ids of headings of the page at `path` may be made.
  virtual AnchorWays anchor_ways(std::string_view path) const = 0;

  // Whether a look at the lines of the page at `path` finds a heading with this anchor: right where it says so, and
  // where headings are written plainly.
  virtual bool shows_anchor(std::string_view path, std::string_view anchor) const = 0;
  // All of its anchors, sorted; nullptr if it cannot be read.
  virtual const std::vector<std::string>* anchors(std::string_view path) const = 0;

  // The links of other pages to the place `anchor` of the page at `path`, by page and place; without those that nobody
  // may edit.
  virtual std::vector<LinkToPlace> links_to(std::string_view path, std::string_view anchor) const = 0;
};

}  // namespace rubric::rule
